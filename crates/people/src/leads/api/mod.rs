//! The operations on leads, a file for each kind of work.

mod assign;
mod bulk;
mod comments;
mod emails;
mod form;
mod list;
mod tags;

pub use bulk::EditLeads;

use foundation::db::Read;
use foundation::http::Routes;
use foundation::jobs::Kinds;
use kernel::Result;

use super::import;
use super::model::Lead;
use crate::staff::refs;

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Leads")
            .get("/leads", "listLeads", "Leads by filters and search, a page at a time", list::list)
            .post_new("/leads", "createLead", "Leave a name and a way to be reached", form::create)
            .patch("/leads", "editLeads", "Give all leads that match a status or a sales person", bulk::edit)
            .get("/leads/sales-people", "listSalesPeople", "Staff users to whom leads can be assigned", list::sales_people)
            .get("/leads/signup-code", "checkSignupCode", "Whether a code of a partner is good for signing up", form::signup_code)
            .get("/leads/sources", "listLeadSources", "Where leads come from", list::sources)
            .upload("/leads/import", "importLeads", "Leads from a CSV file", import::api::create)
            .get("/leads/imports", "listLeadImports", "The imports of leads, latest first", import::api::list)
            .get("/leads/imports/{id}", "getLeadImport", "How far an import is, and the rows it refused", import::api::get)
            .get("/leads/{id}", "getLead", "One lead", list::get)
            .post("/leads/{id}/claim", "claimLead", "Take a lead that nobody has", assign::claim)
            .put("/leads/{id}/sales-person", "assignLead", "Hand a lead to a sales person, or take it from one", assign::assign)
            .post_new("/leads/{id}/comments", "commentLead", "Comment on a lead", comments::create)
            .get("/leads/{id}/comments", "listLeadComments", "The comments on a lead", comments::list)
            .get("/leads/{id}/communications", "listLeadCommunications", "Mails, calls and messages with a lead", comments::communications)
            .post("/leads/{id}/emails", "emailLead", "Write a mail to a lead", emails::send),
        Routes::under("Marketing set-up").get("/tags", "listTags", "Tag categories with their tags", tags::list).put(
            "/leads/{id}/tags",
            "setLeadTags",
            "Set a lead's tags",
            tags::set,
        ),
    ]
}

pub fn jobs() -> Kinds {
    Kinds::default().with::<EditLeads>().with::<import::job::RunImport>()
}

/// Leads with their sales people.
fn with_people(read: &mut Read<'_>, mut leads: Vec<Lead>) -> Result<Vec<Lead>> {
    if leads.iter().any(|lead| lead.sales_person_id.is_some()) {
        let people = refs::all(read)?;
        for lead in &mut leads {
            let known = people.iter().find(|(person, _)| lead.sales_person_id.as_deref() == Some(person.id.to_string().as_str()));
            lead.sales_person = known.map(|(person, _)| person.clone());
        }
    }
    Ok(leads)
}

/// One lead with its sales person, or 404.
fn shown(read: &mut Read<'_>, id: kernel::LeadId) -> Result<Lead> {
    let mut lead = super::queries::find(read, id)?;
    if let Some(person) = lead.sales_person_id.as_deref().and_then(|id| id.parse().ok()) {
        lead.sales_person = refs::find(read, person)?.map(|(person, _)| person);
    }
    Ok(lead)
}
