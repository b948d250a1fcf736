//! The operations by which staff look at customers and change them.

mod change;
mod comments;
mod create;
mod emails;
mod list;

use foundation::http::{Json, Path, Routes};
use kernel::CustomerId;
use schemars::JsonSchema;
use serde::Serialize;

use crate::above::Above;

pub fn routes(above: Option<Above>) -> Vec<Routes> {
    let change = move |staff, id: Path<CustomerId>, body: Json<change::Change>| change::change(staff, id, body, above);
    let change_many = move |staff, body: Json<change::Changes>| change::change_many(staff, body, above);
    vec![
        Routes::under("Customers - Admin APIs")
            .get("/customers", "listCustomers", "List customers", list::list)
            .get("/customers/ids", "listCustomerIds", "List the ids of all customers", list::ids)
            .get("/customers/{id}", "getCustomer", "Show a customer", list::show)
            .post("/customers", "createCustomer", "Make a customer and invite them to choose a password", create::create)
            .patch("/customers", "updateCustomers", "Change several customers, all or none", change_many)
            .patch("/customers/{id}", "updateCustomer", "Change a customer", change)
            .post("/customers/{id}/emails", "emailCustomer", "Write a mail to a customer", emails::send),
        Routes::under("Communications").get(
            "/customers/{id}/communications",
            "listCustomerCommunications",
            "Mails, calls and messages with a customer, latest first",
            emails::communications,
        ),
        Routes::under("Comments")
            .get("/customers/{id}/comments", "listCustomerComments", "List the comments on a customer, newest first", comments::list)
            .post("/customers/{id}/comments", "createCustomerComment", "Comment on a customer", comments::create),
    ]
}

/// Done.
#[derive(Serialize, JsonSchema)]
pub struct Success {
    pub success: bool,
}

pub const DONE: Success = Success { success: true };
