//! Who lives in the demo. Names are made up; addresses end in `.example`, which nobody can own.

/// First name, last name, country, language, phone.
pub struct Person(pub &'static str, pub &'static str, pub &'static str, pub &'static str, pub &'static str);

impl Person {
    pub fn email(&self) -> String {
        format!("{}.{}@mail.example", self.0.to_lowercase(), self.1.to_lowercase())
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.0, self.1)
    }
}

/// The one who is shown first, and the one who brings others.
pub const CUSTOMER: &str = "Lena";
pub const AFFILIATE: &str = "Mateo";

pub const CUSTOMERS: &[Person] = &[
    Person("Lena", "Jansen", "DE", "de", "+4915112345601"),
    Person("Mateo", "Rossi", "IT", "en", "+393201234502"),
    Person("Priya", "Nair", "IN", "en", "+919812345603"),
    Person("Omar", "Haddad", "AE", "ar", "+971501234504"),
    Person("Hana", "Bakker", "NL", "en", "+31612345605"),
    Person("Tarek", "Aziz", "EG", "ar", "+201012345606"),
    Person("Sofia", "Moreno", "ES", "es", "+34612345607"),
    Person("Jonas", "Lindberg", "SE", "en", "+46701234508"),
    Person("Grace", "Whitfield", "GB", "en", "+447911123409"),
    Person("Ahmed", "Mansour", "SA", "ar", "+966501234510"),
    Person("Amelie", "Laurent", "FR", "en", "+33612345611"),
    Person("Viktor", "Horvat", "AT", "de", "+436641234512"),
    Person("Lucia", "Vargas", "MX", "es", "+525512345613"),
    Person("Daniel", "Keller", "CH", "de", "+41791234514"),
    Person("Thandi", "Mokoena", "ZA", "en", "+27821234515"),
    Person("Rafael", "Costa", "BR", "en", "+5511912345616"),
    Person("Ingrid", "Solberg", "NO", "en", "+4740612317"),
    Person("Pablo", "Fuentes", "CL", "es", "+56912345618"),
    Person("Leila", "Farouk", "AE", "ar", "+971551234519"),
    Person("Marek", "Zielinski", "PL", "en", "+48512345620"),
    Person("Sina", "Vogel", "DE", "de", "+4915212345621"),
    Person("Noah", "Ekwueme", "NG", "en", "+2348031234522"),
];

pub const FIRST: &[&str] = &[
    "Anna", "Ben", "Carla", "David", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jakub", "Kamala", "Luis", "Mei", "Noor", "Oscar", "Paula",
];
pub const LAST: &[&str] = &["Novak", "Garcia", "Okafor", "Schmidt", "Tanaka", "Silva", "Kowalski", "Yilmaz", "Dubois", "Larsen"];
pub const COUNTRIES: &[(&str, &str)] =
    &[("DE", "de"), ("ES", "es"), ("AE", "ar"), ("GB", "en"), ("DE", "de"), ("ZA", "en"), ("BR", "en"), ("AE", "ar"), ("MX", "es")];
pub const CAMPAIGNS: &[&str] = &["spring-fx", "gold-webinar", "brand-search"];
pub const AFFILIATES: &[&str] = &["A17", "A23", "B5"];
/// What visitors of the website say of how they came.
pub const SOURCES: &[&str] = &["website", "webinar", "instagram", "friend"];
/// Who left a card at a fair: they come as a file.
pub const FAIR: &str = "Name,Email,Country\nYara Nasser,yara.nasser@mail.example,AE\nBilal Rahman,bilal.rahman@mail.example,AE\n\
    Dana Khoury,dana.khoury@mail.example,LB\nSamir Aoun,samir.aoun@mail.example,LB\nReem Saleh,reem.saleh@mail.example,QA\n\
    Kofi Mensah,kofi.mensah@mail.example,GH\nNadia Osman,nadia.osman@mail.example,EG\nYusuf Demir,yusuf.demir@mail.example,TR\n\
    Layla Hamdan,layla.hamdan@mail.example,JO\nArjun Mehta,arjun.mehta@mail.example,IN\n";
