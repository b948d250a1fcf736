//! Who lives in the demo. Names are made up; addresses end in `.example`, which nobody can own.

/// First name, last name, country, language, phone.
pub struct Person(pub &'static str, pub &'static str, pub &'static str, pub &'static str, pub &'static str);

impl Person {
    pub fn email(&self) -> String {
        format!("{}.{}@mail.example", self.0.to_lowercase(), self.1.to_lowercase())
    }
}

pub const CUSTOMERS: &[Person] = &[
    Person("Lena", "Jansen", "DE", "de", "+4915112345601"),
    Person("Mateo", "Rossi", "IT", "en", "+393201234502"),
    Person("Priya", "Nair", "IN", "en", "+919812345603"),
    Person("Omar", "Haddad", "AE", "ar", "+971501234504"),
    Person("Hana", "Bakker", "NL", "en", "+31612345605"),
    Person("Tarek", "Aziz", "EG", "ar", "+201012345606"),
    Person("Sofia", "Moreno", "ES", "es", "+34612345607"),
    Person("Jonas", "Lindberg", "SE", "en", "+46701234508"),
];

pub const FIRST: &[&str] = &[
    "Anna", "Ben", "Carla", "David", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jakub", "Kamala", "Luis", "Mei", "Noor", "Oscar", "Paula",
];
pub const LAST: &[&str] = &["Novak", "Garcia", "Okafor", "Schmidt", "Tanaka", "Silva", "Kowalski", "Yilmaz", "Dubois", "Larsen"];
pub const COUNTRIES: &[(&str, &str)] = &[("DE", "de"), ("ES", "es"), ("AE", "ar"), ("GB", "en"), ("ZA", "en"), ("BR", "en")];
pub const CAMPAIGNS: &[&str] = &["spring-fx", "gold-webinar", "brand-search"];
pub const AFFILIATES: &[&str] = &["A17", "A23", "B5"];
