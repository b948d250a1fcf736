//! Files that break importers.

use super::*;

#[test]
fn every_encoding_reads_the_same() {
    let text = "Name;E-Mail;Land\r\nJürgen Müßig;j@x.de;DE\r\n\"Zoë\r\nSmith\";z@x.de;US\r\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    let expected = ["2 Jürgen Müßig|j@x.de||DE", "3 Zoë\r\nSmith|z@x.de||US"];
    for (what, file) in [
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-8 with mark", marked(b"\xEF\xBB\xBF", text.into())),
        ("utf-16le with mark", marked(b"\xFF\xFE", utf16(text, false))),
        ("utf-16be with mark", marked(b"\xFE\xFF", utf16(text, true))),
        ("utf-16le", utf16(text, false)),
        ("utf-16be", utf16(text, true)),
        ("windows-1252", latin),
    ] {
        let (_, rows) = read_all(&file, &Options::default());
        assert_eq!(told(&rows), expected, "{what}");
    }
    for ends in ["\n", "\r", "\r\n"] {
        let (_, rows) = read_all(text.replace("\r\n", ends).as_bytes(), &Options::default());
        assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3], "{ends:?}");
    }
}

#[test]
fn a_late_accent_of_another_encoding_is_read() {
    let mut file = b"name,email\n".to_vec();
    for n in 0..5_000 {
        file.extend(format!("Plain Person,p{n}@example.com\n").bytes());
    }
    file.extend(b"J\xFCrgen \x80,j@x.de\n");
    file.extend("Zoë,z@x.de\n".bytes());
    let (header, rows) = read_all(&file, &Options::default());
    assert_eq!(header.encoding, Encoding::Utf8);
    assert_eq!(told(&rows)[5_000..], ["5002 Jürgen €|j@x.de||", "5003 Zoë|z@x.de||"]);
}

#[test]
fn excel_and_its_habits() {
    let (header, rows) = read_all(b"sep=;\r\nname;email\r\nAnna, B.;a@b.de\r\n;;;\r\n", &Options::default());
    assert_eq!((header.delimiter, told(&rows)), (';', vec!["3 Anna, B.|a@b.de||".to_owned()]));
    let (header, rows) = read_all(b"\"name\"\t\"email\"\n\"a \"\"b\"\" c\"\t\"a@b.de\"\n", &Options::default());
    assert_eq!((header.delimiter, told(&rows)), ('\t', vec!["2 a \"b\" c|a@b.de||".to_owned()]));
    let (header, rows) = read_all(b"name|email\nx, y; z|a@b.de\n", &Options::default());
    assert_eq!((header.delimiter, told(&rows)), ('|', vec!["2 x, y; z|a@b.de||".to_owned()]));
}

#[test]
fn cells_are_data() {
    let file = "name,email,note\n=cmd|' /C calc'!A0,a@b.de,@SUM(1+1)\nمحمد علي,b@b.de,🦀👩‍👩‍👧\nx \"y\" z,c@b.de,'; drop table lead; --\n";
    let (_, rows) = read_all(file.as_bytes(), &Options::default());
    assert_eq!(told(&rows), ["2 =cmd|' /C calc'!A0|a@b.de||", "3 محمد علي|b@b.de||", "4 x \"y\" z|c@b.de||"]);
    let comments: Vec<_> = rows.iter().map(|(_, row)| row.clone().ok().and_then(|row| row.comment).unwrap_or_default()).collect();
    assert_eq!(comments, ["@SUM(1+1)", "🦀👩‍👩‍👧", "'; drop table lead; --"]);
}

#[test]
fn too_much_of_anything_is_refused_and_read_past() {
    let huge = "x".repeat(10 * 1024 * 1024);
    let large = "y".repeat(70 * 1024);
    let many = ",".repeat(300);
    let file = format!("name,email\n\"{huge}\",a@b.de\n{large},b@b.de\n{many}\nAnna,c@b.de\n\"never closed,d@b.de\nBert,e@b.de\n");
    let (_, rows) = read_all(file.as_bytes(), &Options::default());
    assert_eq!(
        told(&rows),
        [
            "2 name: is longer than 64 KiB",
            "3 name: is longer than 64 KiB",
            "4 row: has more than 200 cells",
            "5 Anna|c@b.de||",
            "6 row: has 1 cells where 2 are expected; the row goes on to line 7, is a quote left open?",
        ]
    );
    let wide = vec!["a"; 201].join(",");
    let code = |file: &[u8]| Import::open(file, &Options::default()).err().map(|problem| problem.code());
    assert_eq!(code(wide.as_bytes()), Some("import_too_many_columns"));
    assert_eq!(code(&[b"email,".as_slice(), huge.as_bytes()].concat()), Some("import_header_too_long"));
}

#[test]
fn what_is_no_lead_file_says_so() {
    let noise: Vec<u8> = (0..10_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (file, code) in [
        (&b""[..], "import_empty"),
        (b"\xEF\xBB\xBF", "import_empty"),
        (b"\xFF\xFE", "import_empty"),
        (b"\r\n \r\n", "import_empty"),
        (&[0; 5_000], "import_not_text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "import_not_text"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "import_not_text"),
        (b"%PDF-1.7\n", "import_not_text"),
        (&noise, "import_not_text"),
        (b"Anrede,Strasse,Ort\nFrau,Ring 1,Bonn\n", "import_no_contact_column"),
        (b"just a sentence", "import_no_contact_column"),
    ] {
        let problem = Import::open(file, &Options::default()).err().expect("refused");
        assert_eq!(problem.code(), code, "{problem}");
        assert_eq!(kernel::Problem::from(problem).status(), 422);
    }
    let text = Import::open(&b"Anrede,Ort\nFrau,Bonn\n"[..], &Options::default()).err().expect("refused").to_string();
    assert!(text.contains("\"Anrede\", \"Ort\"") && text.contains("\"email\" or \"phone\""), "{text}");
    let (_, rows) = read_all(b"name,email", &Options::default());
    assert!(rows.is_empty(), "a header alone is a file without leads");
    let (_, rows) = read_all(b"name,email\nAn\0na,a@b.de\nBert,b@b.de\n", &Options::default());
    assert_eq!(told(&rows), ["2 row: holds a NUL character, so it is not text", "3 Bert|b@b.de||"]);
}
