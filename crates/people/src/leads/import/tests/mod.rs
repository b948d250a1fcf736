//! Lead files as people send them, and as nobody should.

mod hostile;
mod order;
mod properties;
mod reserve;

use std::collections::BTreeMap;
use std::io::Read;

use super::*;

pub fn options(mapping: &[(&str, &str)]) -> Options {
    let mapping: BTreeMap<String, String> = mapping.iter().map(|(column, to)| (column.to_string(), to.to_string())).collect();
    Options { mapping, ..Options::default() }
}

pub fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

pub type Rows = Vec<(u64, Result<LeadRow, RowProblem>)>;

pub fn rest<R: Read>(import: &mut Import<R>) -> Rows {
    let mut rows = Vec::new();
    loop {
        let chunk = import.next_chunk(100).expect("chunk");
        rows.extend(chunk.rows);
        if chunk.finished {
            return rows;
        }
    }
}

pub fn read_all(file: &[u8], options: &Options) -> (Header, Rows) {
    let mut import = Import::open(file, options).unwrap_or_else(|problem| panic!("{problem}"));
    (import.header().clone(), rest(&mut import))
}

/// Leads as `line name|email|phone|country`, refusals as `line field: reason`.
pub fn told(rows: &Rows) -> Vec<String> {
    let lead = |row: &LeadRow| {
        let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
        format!("{}|{}|{}|{}", row.name, or_empty(&row.email), or_empty(&row.phone), or_empty(&row.country))
    };
    rows.iter()
        .map(|(line, row)| match row {
            Ok(row) => format!("{line} {}", lead(row)),
            Err(problem) => format!("{line} {}: {}", problem.field, problem.reason),
        })
        .collect()
}

pub fn targets(header: &Header) -> Vec<String> {
    let target = |column: &Column| match column.target {
        Target::Field(field) => field.name().to_owned(),
        Target::Metadata => format!("[{}]", column.name),
        Target::Ignore => "-".to_owned(),
    };
    header.columns.iter().map(target).collect()
}

#[test]
fn a_whole_row() {
    let file = "First Name;Last Name;E-Mail;Phone;Country;Language;Lead Source;Status;Tags;Notes;utm_campaign;AffID;Shoe size;Created At\n\
                Anna;de la Cruz; Anna@Example.COM ;0612 345 678;Spain;es-ES;Expo;New;\"vip, expo;vip\";\"said \"\"later\"\"\";spring;A17;38;2026-05-04 09:12\n";
    let (header, rows) = read_all(file.as_bytes(), &Options::default());
    assert_eq!((header.delimiter, header.encoding, header.notes.len()), (';', Encoding::Utf8, 0));
    let row = rows[0].1.clone().expect("lead");
    assert_eq!(row.email_key().as_deref(), Some("anna@example.com"));
    let some = |text: &str| Some(text.to_owned());
    let expected = LeadRow {
        name: "Anna de la Cruz".into(),
        first_name: some("Anna"),
        last_name: some("de la Cruz"),
        email: some("Anna@Example.COM"),
        phone: some("+34612345678"),
        country: some("ES"),
        language: some("es"),
        source: some("Expo"),
        sales_status: some("New"),
        tags: vec!["vip".into(), "expo".into()],
        utm: [("utm_campaign", "spring"), ("affiliate_id", "A17")].map(|(k, v)| (k.into(), v.into())).into(),
        metadata: [("Shoe size".to_owned(), "38".to_owned())].into(),
        comment: some("said \"later\""),
        created_at: "2026-05-04T09:12:00Z".parse().ok(),
    };
    assert_eq!(row, expected);
}

#[test]
fn headers_of_many_languages() {
    for (header, expected) in [
        ("Vorname,Nachname,E-Mail-Adresse,Telefon,Land", "firstName,lastName,email,mobilenumber,country"),
        ("Nombre,Apellidos,Correo electrónico,Móvil,País", "firstName,lastName,email,mobilenumber,country"),
        ("Prénom,Nom,Adresse e-mail,Téléphone portable,Pays", "firstName,lastName,email,mobilenumber,country"),
        ("Nome,Cognome,Indirizzo email,Cellulare,Paese", "firstName,lastName,email,mobilenumber,country"),
        ("Имя,Фамилия,Почта,Телефон,Страна", "firstName,lastName,email,mobilenumber,country"),
        ("الاسم الكامل,البريد الإلكتروني,رقم الهاتف,الدولة,ملاحظات", "name,email,mobilenumber,country,comment"),
        ("FULL_NAME,e mail,PHONE NUMBER,utm-source,GCLID", "name,email,mobilenumber,utm_source,gclid"),
        ("Email (required),Phone 1,Lead-Status,id", "email,mobilenumber,salesStatus,[id]"),
        ("email,E-mail,phone,,x,x", "email,[E-mail],mobilenumber,[column 4],[x],[x 2]"),
    ] {
        let (header, _) = read_all(header.as_bytes(), &Options::default());
        assert_eq!(targets(&header).join(","), expected);
    }
}

#[test]
fn the_callers_mapping_decides() {
    let file = "email,mail2,kunde nr,note\na@b.de,c@d.de,7,hi\n";
    let mapped = options(&[("mail2", "email"), ("Kunde-Nr", "utm_term"), ("note", "ignore")]);
    let (header, rows) = read_all(file.as_bytes(), &mapped);
    assert_eq!(targets(&header), ["[email]", "email", "utm_term", "-"]);
    assert_eq!(header.notes.len(), 1, "{:?}", header.notes);
    let row = rows[0].1.clone().expect("lead");
    assert_eq!((row.email.as_deref(), row.comment, &row.metadata["email"][..]), (Some("c@d.de"), None, "a@b.de"));

    let refused = |mapping: &[(&str, &str)]| Import::open(file.as_bytes(), &options(mapping)).err().expect("refused");
    assert_eq!(refused(&[("email", "e-mail")]).code(), "import_unknown_field");
    assert_eq!(refused(&[("telephone", "mobilenumber")]).code(), "import_unknown_column");
    assert_eq!(refused(&[("email", "ignore"), ("mail2", "ignore")]).code(), "import_no_contact_column");
}

#[test]
fn files_without_a_header_are_guessed_by_content() {
    let (header, rows) =
        read_all("Anna;Meyer;anna@x.de;+49 151 1234567;DE;7\nBert;Ohm;b@x.de;0151 1234568;DE;8\n".as_bytes(), &Options::default());
    assert!(!header.in_file);
    assert_eq!(targets(&header), ["firstName", "lastName", "email", "mobilenumber", "country", "[column 6]"]);
    assert_eq!(told(&rows), ["1 Anna Meyer|anna@x.de|+491511234567|DE", "2 Bert Ohm|b@x.de|+491511234568|DE"]);
    let (header, rows) = read_all(b"a@b.de\nc@d.de\n", &Options::default());
    assert_eq!((targets(&header), rows.len()), (vec!["email".to_owned()], 2));
    let (_, rows) = read_all(b"+49 151 1234567,Anna Meyer\n", &Options::default());
    assert_eq!(told(&rows), ["1 Anna Meyer||+491511234567|"]);
}

#[test]
fn rows_are_refused_with_line_field_and_reason() {
    let file = "name,email,phone,country\n\
                ok,a@b.de,,\n\
                bad mail,a@b,,\n\
                \n\
                ,,,\n\
                nobody,n/a,-,DE\n\
                no country,,0151 123456,\n\
                where,a@b.de,,Atlantis\n\
                short,a@b.de\n\
                long,a@b.de,,,,x\n\
                spare,a@b.de,,,,\n\
                rounded,,4.91511E+12,DE\n";
    let (_, rows) = read_all(file.as_bytes(), &Options::default());
    assert_eq!(
        told(&rows),
        [
            "2 ok|a@b.de||",
            "3 email: \"a@b\": expected an address such as anna@example.com",
            "6 email: neither an e-mail address nor a phone number is given",
            "7 mobilenumber: \"0151 123456\": is a national number; it needs a country or a leading + and calling code",
            "8 country: \"Atlantis\": is not a country; expected a code such as DE or an English name",
            "9 row: has 2 cells where 4 are expected",
            "10 row: has 6 cells where 4 are expected",
            "11 spare|a@b.de||",
            "12 mobilenumber: \"4.91511E+12\": was turned into a rounded number by a spreadsheet; format the column as text",
        ]
    );
    let home = Options { country: Some("Germany".into()), ..Options::default() };
    let (_, rows) = read_all(b"name,phone\nAnna,0151 123456\n", &home);
    assert_eq!(told(&rows), ["2 Anna||+49151123456|DE"]);
}
