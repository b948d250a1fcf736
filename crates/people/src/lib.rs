//! People: staff and their rights, customers, leads, and how they prove who they are.

pub mod above;
pub mod api_keys;
pub mod audit;
pub mod communications;
pub mod countries;
pub mod credentials;
pub mod customers;
mod directory;
pub mod documents;
pub mod exports;
mod fields;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
pub mod kyc;
pub mod leads;
pub mod onboarding;
pub mod operations;
pub mod partner_reports;
pub mod public;
pub mod sales;
pub mod saved_views;
pub mod sessions;
pub mod staff;
pub mod users;
pub mod utm;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use directory::People;

use foundation::http::Area;
use foundation::jobs::Kinds;
use foundation::mail::SendMail;

pub use above::Above;

/// What this area brings to a house that has nothing above it.
pub fn area() -> Area {
    area_with(None)
}

/// What this area brings to the house, where `above` answers for the areas that stand on it.
pub fn area_under(above: Above) -> Area {
    area_with(Some(above))
}

fn area_with(above: Option<Above>) -> Area {
    let routes = [
        sessions::routes(),
        users::routes(above),
        staff::routes(),
        api_keys::routes(),
        audit::routes(),
        exports::routes(),
        customers::routes(above),
        documents::routes(),
        kyc::routes(),
        onboarding::routes(),
        operations::routes(),
        countries::settings::routes(),
        leads::routes(),
        sales::routes(),
        vec![saved_views::routes()],
        vec![public::routes(above)],
    ];
    Area::new(routes.into_iter().flatten().collect())
        .with_jobs(Kinds::default().with::<SendMail>().with::<users::SendPhoneCode>().merge(leads::jobs()).merge(sales::jobs()))
}
