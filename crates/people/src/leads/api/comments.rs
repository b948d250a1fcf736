//! What staff note on a lead, and what was said to it.

use foundation::audit;
use foundation::auth::{
    OrKey, Staff,
    permission::{ReadLeads, WriteLeads},
};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{LeadId, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::model::LeadComment;
use super::super::{queries, touch};
use crate::communications::{self, Communication};

const LONGEST: usize = 10_000;

#[derive(Deserialize, JsonSchema)]
pub struct NewComment {
    comment: String,
}

#[derive(Serialize, JsonSchema)]
pub struct OneComment {
    comment: LeadComment,
}

pub async fn create(staff: Staff<WriteLeads, OrKey>, Path(id): Path<LeadId>, Json(new): Json<NewComment>) -> Answer<Reply<OneComment>> {
    let text = new.comment.trim().to_owned();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Problem::invalid("comment", format!("expected 1 to {LONGEST} characters")).into());
    }
    let (by, author) = (staff.actor(), staff.principal()?.clone());
    staff
        .create(move |tx| {
            let comment = LeadComment {
                id: tx.new_id(),
                comment: text.clone(),
                created_at: tx.now(),
                author_id: author.id.to_string(),
                author_name: author.name.clone(),
            };
            touch(tx, id)?;
            queries::insert_comment(tx, id, &comment)?;
            audit::record(tx, &by, "lead.commented", id, json!(null), json!({ "commentId": comment.id }))?;
            Ok(OneComment { comment })
        })
        .await
}

pub async fn list(staff: Staff<ReadLeads, OrKey>, Path(id): Path<LeadId>) -> Answer<Json<Vec<LeadComment>>> {
    let comments = staff.read(move |read| {
        queries::find(read, id)?;
        queries::comments(read, id)
    });
    Ok(Json(comments.await?))
}

#[derive(Serialize, JsonSchema)]
pub struct Communications {
    communications: Vec<Communication>,
}

pub async fn communications(staff: Staff<ReadLeads, OrKey>, Path(id): Path<LeadId>) -> Answer<Json<Communications>> {
    let communications = staff.read(move |read| {
        queries::find(read, id)?;
        communications::of_lead(read, id)
    });
    Ok(Json(Communications { communications: communications.await? }))
}
