//! One change to all leads that match, in steps: a step is one transaction, and what a step changed stays.

use foundation::app::App;
use foundation::audit;
use foundation::auth::{Actor, ActorKind, OrKey, Staff, permission::WriteLeads};
use foundation::brand::Brand;
use foundation::db::{Read, Tx};
use foundation::http::{Answer, Json, Reply};
use foundation::jobs::{self, Job};
use kernel::{LeadId, Problem, Result, SalesStatusId, StaffId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::search::{self, FetchLeadFilters, Which};
use super::super::{queries, touch_all};
use super::assign::is_at_work;

/// How many leads one transaction changes.
const STEP: u64 = 100;
/// More than so many are changed by a job.
const AT_ONCE: i64 = 5_000;

/// The change, and the filters of the list. A name that nobody knows is refused: left out, it would change more leads than were meant.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BulkEdit {
    /// The id of the sales status that they get.
    #[serde(default)]
    selected_status: Option<SalesStatusId>,
    /// The id of the staff user who gets them.
    #[serde(default)]
    selected_sales_person: Option<StaffId>,
    #[serde(default)]
    search: Option<String>,
    #[serde(default)]
    statuses: Option<Vec<String>>,
    #[serde(default)]
    sales_people: Option<Vec<String>>,
    #[serde(default)]
    sources: Option<Vec<String>>,
    #[serde(default)]
    only_assigned_to_me: Option<bool>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    modified_before: Option<Timestamp>,
    #[serde(default)]
    modified_after: Option<Timestamp>,
    #[serde(default)]
    created_before: Option<Timestamp>,
    #[serde(default)]
    created_after: Option<Timestamp>,
    /// Only count them.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Edited {
    success: bool,
    /// How many leads match.
    count: i64,
    /// True: they are being changed after this answer.
    queued: bool,
}

/// The change, and which leads are still to get it.
#[derive(Clone, Serialize, Deserialize)]
pub struct EditLeads {
    which: Which,
    status: Option<SalesStatusId>,
    sales_person: Option<StaffId>,
    by: By,
    /// Steps go by id, so no lead is visited twice, whatever the change makes it look like.
    after: Option<LeadId>,
}

#[derive(Clone, Serialize, Deserialize)]
struct By {
    kind: ActorKind,
    id: Option<String>,
    name: Option<String>,
    on_behalf_of: Option<String>,
    ip: Option<String>,
}

impl By {
    fn of(actor: Actor) -> By {
        By { kind: actor.kind, id: actor.id, name: actor.name, on_behalf_of: actor.on_behalf_of, ip: actor.ip }
    }
    fn actor(&self) -> Actor {
        let By { kind, id, name, on_behalf_of, ip } = self.clone();
        Actor { kind, id, name, on_behalf_of, ip, user_agent: None }
    }
}

pub async fn edit(staff: Staff<WriteLeads, OrKey>, Json(input): Json<BulkEdit>) -> Answer<Reply<Edited>> {
    if input.selected_status.is_none() && input.selected_sales_person.is_none() {
        return Err(Problem::invalid("selectedStatus", "expected selectedStatus, selectedSalesPerson or both").into());
    }
    let dry_run = input.dry_run;
    let edit = EditLeads {
        status: input.selected_status,
        sales_person: input.selected_sales_person,
        which: which(input, staff.staff_id()?)?,
        by: By::of(staff.actor()),
        after: None,
    };
    let looking = edit.clone();
    let count = staff
        .read(move |read| {
            looking.check(read)?;
            search::count(read, &looking.which)
        })
        .await?;
    let queued = count > AT_ONCE;
    if !dry_run && !queued {
        edit.clone().all(staff.brand()).await?;
    }
    staff
        .change(move |tx| {
            if !dry_run {
                if queued {
                    jobs::enqueue(tx, edit.clone())?;
                }
                let change = json!({ "status": edit.status, "salesPersonId": edit.sales_person, "which": edit.which, "count": count });
                audit::record(tx, &edit.by.actor(), "leads.edited", "", json!(null), change)?;
            }
            Ok(Edited { success: true, count, queued: queued && !dry_run })
        })
        .await
}

fn which(input: BulkEdit, me: StaffId) -> Result<Which> {
    let filters = FetchLeadFilters {
        statuses: input.statuses.unwrap_or_default(),
        sales_people: input.sales_people.unwrap_or_default(),
        sources: input.sources.unwrap_or_default(),
        only_assigned_to_me: input.only_assigned_to_me,
        country: input.country,
        modified_before: input.modified_before,
        modified_after: input.modified_after,
        created_before: input.created_before,
        created_after: input.created_after,
    };
    Which::new(filters, input.search.as_deref(), me, Problem::invalid)
}

impl EditLeads {
    fn check(&self, read: &mut Read<'_>) -> Result<String> {
        is_at_work("selectedSalesPerson", read, self.sales_person)?;
        match self.status {
            None => Ok(String::new()),
            Some(id) => {
                queries::status_name(read, id)?.ok_or_else(|| Problem::invalid("selectedStatus", "expected the id of a sales status"))
            }
        }
    }

    async fn all(mut self, brand: &Brand) -> Result<()> {
        loop {
            let looking = self.clone();
            // Looking for leads may take a while, and is not the writer's work.
            let ids = brand.read(move |read| search::ids_after(read, &looking.which, looking.after, STEP)).await?;
            let Some(last) = ids.last().copied() else { return Ok(()) };
            let step = self.clone();
            brand.write(move |tx| step.give(tx, &ids)).await?;
            self.after = Some(last);
        }
    }

    fn give(&self, tx: &mut Tx<'_>, ids: &[LeadId]) -> Result<()> {
        let status_name = self.check(tx)?;
        for id in ids {
            if let Some(status) = self.status {
                queries::set_status(tx, *id, status, &status_name)?;
            }
            if let Some(person) = self.sales_person {
                queries::assign(tx, *id, Some(person))?;
            }
        }
        touch_all(tx, ids)?;
        let change = json!({ "status": self.status, "salesPersonId": self.sales_person, "leads": ids });
        audit::record(tx, &self.by.actor(), "leads.edited_step", "", json!(null), change)
    }
}

impl Job for EditLeads {
    const KIND: &'static str = "leads.edit";

    async fn run(self, _: App, brand: Brand) -> Result<()> {
        self.all(&brand).await
    }
}
