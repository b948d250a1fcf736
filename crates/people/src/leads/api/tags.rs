//! Tags: words in categories that staff give to leads.

use foundation::audit;
use foundation::auth::{
    Staff,
    permission::{ReadLeads, WriteLeads},
};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::LeadId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::model::TagCategory;
use super::super::{input, queries, touch};
use super::assign::OneLead;

#[derive(Serialize, JsonSchema)]
pub struct Tags {
    tags: Vec<TagCategory>,
}

pub async fn list(staff: Staff<ReadLeads>) -> Answer<Json<Tags>> {
    let mut tags: Vec<TagCategory> = Vec::new();
    for (category, tag) in staff.read(queries::tags).await? {
        match tags.last_mut().filter(|last| last.category == category) {
            Some(last) => last.tags.push(tag),
            None => tags.push(TagCategory { category, tags: vec![tag] }),
        }
    }
    Ok(Json(Tags { tags }))
}

#[derive(Deserialize, JsonSchema)]
pub struct NewTags {
    tags: Vec<TagCategory>,
}

pub async fn set(staff: Staff<WriteLeads>, Path(id): Path<LeadId>, Json(new): Json<NewTags>) -> Answer<Reply<OneLead>> {
    let (by, tags) = (staff.actor(), input::tags(&new.tags)?);
    staff
        .change(move |tx| {
            let before = queries::find(tx, id)?.tags;
            queries::set_tags(tx, id, &tags)?;
            for category in &tags {
                for tag in &category.tags {
                    queries::keep_tag(tx, &category.category, tag)?;
                }
            }
            touch(tx, id)?;
            audit::record(tx, &by, "lead.tagged", id, before, &tags)?;
            Ok(OneLead { lead: super::shown(tx, id)? })
        })
        .await
}
