//! The reports that affiliate systems pull: leads, registrations, transactions, servers and closed positions, in three flavours
//! that differ in who may call, how far they see, and which filters they take.
//!
//! Invariants
//! - Nothing here changes anything.
//! - Key, domain and token belong together; the caller type checks that, no handler does.
//! - Dates are whole UTC days, both ends included. Totals are exact, and rows are ordered by the date filtered on, then by id.
//! - Cellxpert sees the brand. IB and Trackbox see what the key's user brought and what the partners below introduced, unless the
//!   user holds [`AllPartnerRecords`].

pub(crate) mod accounts;
mod envelope;
mod leads;
mod model;
mod parameters;
mod positions;
mod registrations;
mod servers;
mod transactions;

#[cfg(test)]
mod tests;

use foundation::auth::Partner;
use foundation::auth::permission::{AllPartnerRecords, CellxpertReports, IbReports, Permission, TrackboxReports};
use foundation::db::Read;
use foundation::http::Routes;
use kernel::Result;
use people::partner_reports::Scope;
use uuid::Uuid;

/// One of the three kinds of report program.
trait Flavour: Send + Sync + 'static {
    type May: Permission;
    /// Sees the whole brand, whoever the key's user is.
    const WHOLE_BRAND: bool;
    /// Shows the address a lead came from.
    const SHOWS_IP: bool;
}

struct Cellxpert;
struct Ib;
struct Trackbox;

impl Flavour for Cellxpert {
    type May = CellxpertReports;
    const WHOLE_BRAND: bool = true;
    const SHOWS_IP: bool = false;
}
impl Flavour for Ib {
    type May = IbReports;
    const WHOLE_BRAND: bool = false;
    const SHOWS_IP: bool = true;
}
impl Flavour for Trackbox {
    type May = TrackboxReports;
    const WHOLE_BRAND: bool = false;
    const SHOWS_IP: bool = true;
}

/// How far a caller sees, decided before the database is asked.
#[derive(Clone, Copy)]
enum Sight {
    Brand,
    Brought { user: Uuid, is_customer: bool },
}

impl Sight {
    fn of<F: Flavour>(partner: &Partner<F::May>) -> Result<Sight> {
        let user = partner.principal()?;
        if F::WHOLE_BRAND || partner.also_may::<AllPartnerRecords>() {
            return Ok(Sight::Brand);
        }
        Ok(Sight::Brought { user: user.id, is_customer: user.customer_id().is_ok() })
    }

    fn scope(self, read: &mut Read<'_>) -> Result<Scope> {
        match self {
            Sight::Brand => Ok(Scope::Brand),
            Sight::Brought { user, is_customer } => Scope::of(read, user, is_customer),
        }
    }
}

pub fn routes() -> Vec<Routes> {
    vec![cellxpert(), ib(), trackbox()]
}

fn cellxpert() -> Routes {
    Routes::under("Cellxpert reports")
        .get("/cellxpert/leads", "cellxpertLeads", "Leads by registration or change", leads::list::<Cellxpert, parameters::Leads>)
        .get(
            "/cellxpert/registrations",
            "cellxpertRegistrations",
            "Customers by registration or change",
            registrations::list::<Cellxpert, parameters::Registrations>,
        )
        .get(
            "/cellxpert/transactions",
            "cellxpertTransactions",
            "Successful transactions",
            transactions::list::<Cellxpert, parameters::Transactions>,
        )
        .get(
            "/cellxpert/positions",
            "cellxpertPositions",
            "Closed positions of one server",
            positions::list::<Cellxpert, parameters::Positions>,
        )
        .get("/cellxpert/servers", "cellxpertServers", "Trading servers by platform", servers::list::<Cellxpert>)
}

fn ib() -> Routes {
    Routes::under("IB reports")
        .get("/ib/leads", "ibLeads", "Leads that the partner brought", leads::list::<Ib, parameters::People>)
        .get("/ib/registrations", "ibRegistrations", "Customers that the partner brought", registrations::list::<Ib, parameters::People>)
        .get("/ib/transactions", "ibTransactions", "Successful transactions", transactions::list::<Ib, parameters::TransactionsMaybeFake>)
        .get("/ib/positions", "ibPositions", "Closed positions of one server", positions::list::<Ib, parameters::PlainPositions>)
        .get("/ib/servers", "ibServers", "Trading servers by platform", servers::list::<Ib>)
}

fn trackbox() -> Routes {
    Routes::under("Trackbox reports")
        .get("/trackbox/leads", "trackboxLeads", "Leads that the partner brought", leads::list::<Trackbox, parameters::People>)
        .get(
            "/trackbox/registrations",
            "trackboxRegistrations",
            "Customers that the partner brought",
            registrations::list::<Trackbox, parameters::People>,
        )
        .get(
            "/trackbox/transactions",
            "trackboxTransactions",
            "Successful transactions",
            transactions::list::<Trackbox, parameters::PlainTransactions>,
        )
        .get(
            "/trackbox/positions",
            "trackboxPositions",
            "Closed positions of one server",
            positions::list::<Trackbox, parameters::PlainPositions>,
        )
        .get("/trackbox/servers", "trackboxServers", "Trading servers by platform", servers::list::<Trackbox>)
}
