//! The statement of the leads report.

use foundation::dated::{Days, List};

use crate::leads;
use crate::partner_reports::Asked;

/// By registration, and by last change.
const COUNTED: (&str, &str) = (leads::REGISTERED, leads::MODIFIED);

const COLUMNS: [&str; 22] = [
    "id",
    "created_at",
    "updated_at",
    "first_name",
    "last_name",
    "email",
    "mobilenumber",
    "country",
    "language",
    "affiliate_id",
    "campaign_id",
    "source",
    "referrer",
    "utm",
    "tags",
    "sales_status",
    "last_contact_at",
    "call_status",
    "customer_id",
    "converted_at",
    "metadata",
    "ip",
];

pub fn list(asked: &Asked) -> Option<(List, Days)> {
    asked.list("lead", COUNTED, List::select("lead", &COLUMNS))
}
