//! Comments on a customer, for staff only.

use foundation::audit;
use foundation::auth::permission::{ReadCustomers, WriteCustomers};
use foundation::auth::{OrKey, Staff};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{CommentId, CustomerId, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::shown::Comment;
use super::super::{find, input, queries, touch};

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CustomerComments")]
pub struct Comments {
    comments: Vec<Comment>,
}

pub async fn list(staff: Staff<ReadCustomers, OrKey>, Path(id): Path<CustomerId>) -> Answer<Json<Comments>> {
    let comments = staff.read(move |read| {
        find(read, id)?;
        queries::comments(read, id)
    });
    Ok(Json(Comments { comments: comments.await? }))
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "NewCustomerComment")]
pub struct NewComment {
    /// At most 4000 characters.
    comment: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CustomerCommented")]
pub struct Commented {
    comment: Comment,
}

pub async fn create(staff: Staff<WriteCustomers>, Path(id): Path<CustomerId>, Json(given): Json<NewComment>) -> Answer<Reply<Commented>> {
    let text = input::text("comment", &given.comment)?;
    if text.is_empty() {
        return Err(Problem::invalid("comment", "is required").into());
    }
    let by = staff.actor();
    let created = staff.change(move |tx| {
        find(tx, id)?;
        let comment = Comment {
            id: tx.new_id::<CommentId>(),
            comment: text.clone(),
            created_at: tx.now(),
            author_id: by.id.clone().unwrap_or_default(),
            author_name: by.name.clone().unwrap_or_default(),
        };
        queries::insert_comment(tx, id, &comment)?;
        touch(tx, id)?;
        audit::record(tx, &by, "customer.commented", id, json!(null), json!({ "commentId": comment.id }))?;
        Ok(Commented { comment })
    });
    created.await
}
