//! What columns are called in the lead files of the world.
//!
//! Names are compared folded: lower case, without accents, blanks and punctuation, so `E-Mail Adresse` is `emailadresse`.

use super::header::Field;

/// A column's name as it is compared.
pub fn fold(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).filter_map(base_letter).collect()
}

fn base_letter(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' => 'ه',
        'ى' => 'ي',
        // Tatweel and the short vowels are ornament.
        '\u{0640}' | '\u{064B}'..='\u{0652}' => return None,
        c => c,
    })
}

/// The field a column of this name holds, if the name is known.
pub fn guess(name: &str) -> Option<Field> {
    let known = |folded: &str| {
        let plain = folded.strip_suffix('1').unwrap_or(folded);
        SYNONYMS.iter().find(|(_, names)| names.split(' ').any(|n| !n.is_empty() && (n == folded || n == plain))).map(|(field, _)| *field)
    };
    known(&fold(name)).or_else(|| {
        let (before, _) = name.split_once(['(', '[', '*'])?;
        known(&fold(before))
    })
}

/// Folded names by field, separated by blanks.
const SYNONYMS: [(Field, &str); 26] = [
    (
        Field::Name,
        "name fullname leadname customername clientname contactname contact displayname vollstandigername kunde \
         nombrecompleto nombreyapellido nombreyapellidos nomcomplet nometprenom nomprenom prenomnom nomecompleto nomecognome nominativo \
         фио имяфамилия фамилияимя полноеимя клиент الاسم الاسمالكامل الاسمبالكامل اسمالعميل",
    ),
    (Field::FirstName, "firstname fname first givenname forename vorname nombre nombres primernombre prenom nome имя اسم الاسمالاول"),
    (
        Field::LastName,
        "lastname lname last surname familyname secondname nachname familienname zuname apellido apellidos \
         nom nomdefamille cognome фамилия اسمالعائله الكنيه العائله اللقب الاسمالاخير",
    ),
    (
        Field::Email,
        "email mail emailaddress emailaddr mailaddress emailadresse mailadresse eposta correo correoelectronico direcciondecorreo \
         emaildelcliente courriel adressemail adresseemail adresseelectronique mel indirizzoemail postaelettronica contactemail \
         useremail customeremail clientemail workemail primaryemail personalemail почта электроннаяпочта адресэлектроннойпочты \
         емейл имейл элпочта البريد البريدالالكتروني الايميل ايميل بريدالكتروني",
    ),
    (
        Field::MobileNumber,
        "phone phonenumber telephone telephonenumber tel telnumber telno telnr phoneno mobile mobilenumber mobilephone mobileno \
         cell cellphone cellnumber contactnumber fullphone phonewithcountrycode number msisdn whatsapp whatsappnumber primaryphone \
         telefon telefonnummer telefonnr handy handynummer mobil mobilnummer mobiltelefon rufnummer telefono numerodetelefono movil \
         celular telefonomovil telefonocelular numero telephoneportable portable numerodetelephone numtelephone mobilephonenumber \
         cellulare telefonino numeroditelefono numerotelefono телефон номертелефона мобильный мобильныйтелефон номер тел \
         контактныйтелефон الهاتف رقمالهاتف هاتف الجوال رقمالجوال جوال الموبايل رقمالموبايل المحمول",
    ),
    (
        Field::Country,
        "country countrycode countryname countryiso iso2 isocode countryofresidence residence geo nation land staat wohnsitzland \
         landercode pais paisderesidencia pays codepays nazione paese страна кодстраны البلد الدوله بلد دوله",
    ),
    (
        Field::Language,
        "language lang languagecode locale communicationlanguage preferredlanguage sprache idioma lengua langue lingua язык اللغه لغه",
    ),
    (
        Field::Source,
        "source leadsource sourcename origin channel supplier provider quelle herkunft fuente origen origine sorgente fonte источник \
         المصدر مصدر",
    ),
    (
        Field::SalesStatus,
        "salesstatus status leadstatus callstatus stage disposition statusdeventas estado estatus etat statut stato статус الحاله حاله",
    ),
    (Field::Tags, "tags tag labels label schlagworte etiquetas etiqueta etiquettes etichette теги метки الوسوم"),
    (
        Field::CreatedAt,
        "createdat created createddate createdon creationdate datecreated registrationdate registeredat registrationtime signupdate \
         dateadded leaddate date erstelltam angelegtam registrierungsdatum fechadecreacion fechacreacion fechaderegistro fecha \
         datedecreation dateinscription datadicreazione dataregistrazione датасоздания датарегистрации дата تاريخالانشاء تاريخالتسجيل",
    ),
    (
        Field::Comment,
        "comment comments note notes remark remarks description message kommentar kommentare notiz notizen bemerkung bemerkungen \
         comentario comentarios nota notas commentaire commentaires remarque commento commenti osservazioni комментарий комментарии \
         примечание заметки ملاحظات ملاحظه تعليق تعليقات",
    ),
    (Field::Utm("utm_campaign"), "utmcampaign campaign campaignname kampagne campana campagne campagna кампания"),
    (Field::Utm("utm_medium"), "utmmedium medium"),
    (Field::Utm("utm_source"), "utmsource"),
    (Field::Utm("utm_term"), "utmterm term keyword"),
    (Field::Utm("utm_content"), "utmcontent content adname"),
    (Field::Utm("utm_ad_group"), "utmadgroup adgroup adsetname adset"),
    (Field::Utm("utm_placement"), "utmplacement placement"),
    (Field::Utm("utm_device"), "utmdevice device"),
    (Field::Utm("affiliate_id"), "affiliateid affid affiliate affiliatecode partnerid publisherid ai"),
    (Field::Utm("campaign_id"), "campaignid utmcampaignid"),
    (Field::Utm("source_page"), "sourcepage landingpage landingpageurl pageurl url funnel so"),
    (Field::Utm("data_referrer"), "datareferrer referrer referer referrerurl"),
    (Field::Utm("gclid"), "gclid googleclickid"),
    (Field::Name, "leadfullname"),
];
