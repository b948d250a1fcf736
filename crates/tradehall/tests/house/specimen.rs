//! A small area with faults made on purpose: a matrix that does not find them is worth nothing.

use std::collections::BTreeMap;

use foundation::auth::permission::ReadLeads;
use foundation::auth::{Anonymous, Customer, SignedIn, Staff};
use foundation::http::{Answer, Area, Json, Path, Reply, Routes};
use kernel::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use testkit::TestHouse;

use crate::authorization::policy::Policy;
use crate::queries;
use crate::testing;

pub fn house() -> TestHouse {
    TestHouse { areas: || vec![foundation::http::health::area(), area()], ..testing::house() }
}

/// What was decided about the specimens; what the code does is another matter.
pub fn policy() -> Policy {
    Policy::read(
        r#"
        health = { call = "GET /health", who = "none", public = true }
        healthReady = { call = "GET /health/ready", who = "none", public = true }
        specimenForgotten = { call = "GET /specimens/forgotten", who = "staff", permission = "staff.read" }
        specimenLeads = { call = "GET /specimens/leads", who = "staff", permission = "leads.read" }
        specimenMake = { call = "POST /specimens", who = "customer" }
        specimenLeak = { call = "GET /specimens/{id}/leak", who = "customer", object = "customer_comment", relation = "owner" }
        specimenRead = { call = "GET /specimens/{id}", who = "customer", object = "customer_comment", relation = "owner" }
        specimenAssign = { call = "PUT /specimens/me", who = "customer" }
        specimenTwice = { call = "POST /specimens/twice", who = "customer" }
        specimenFragile = { call = "POST /specimens/fragile", who = "any" }
        "#,
    )
}

fn area() -> Area {
    let routes = Routes::under("Specimens")
        .get("/specimens/forgotten", "specimenForgotten", "A door that nobody closed", forgotten)
        .get("/specimens/undecided", "specimenUndecided", "An operation without a decision", leads)
        .get("/specimens/leads", "specimenLeads", "A sound list for staff", leads)
        .post_new("/specimens", "specimenMake", "Make something of one's own, soundly", make)
        .get("/specimens/{id}/leak", "specimenLeak", "Read anybody's", leak)
        .get("/specimens/{id}", "specimenRead", "Read one's own, soundly", read)
        .put("/specimens/me", "specimenAssign", "Take over whatever is sent", assign)
        .post("/specimens/twice", "specimenTwice", "Make something each time it is asked", twice)
        .post("/specimens/fragile", "specimenFragile", "Break on a quote", fragile);
    Area::new(vec![routes])
}

#[derive(Serialize, JsonSchema)]
struct Made {
    comment: String,
}

#[derive(Deserialize, JsonSchema)]
struct Wish {
    comment: String,
    size: Option<i64>,
}

async fn forgotten(_: Anonymous) -> Answer<Json<Made>> {
    Ok(Json(Made { comment: "for everybody".into() }))
}

async fn leads(_: Staff<ReadLeads>) -> Answer<Json<Made>> {
    Ok(Json(Made { comment: "for staff".into() }))
}

/// Names fields, as a body must.
fn checked(wish: &Wish) -> kernel::Result<()> {
    match wish.size {
        Some(size) if size < 0 => Err(Problem::invalid("size", "expected 0 or more")),
        _ => Ok(()),
    }
}

async fn make(customer: Customer, Json(wish): Json<Wish>) -> Answer<Reply<Made>> {
    checked(&wish)?;
    let id = customer.id()?;
    customer
        .create(move |tx| {
            queries::insert_comment(tx, id.uuid(), &wish.comment)?;
            Ok(Made { comment: wish.comment.clone() })
        })
        .await
}

async fn leak(customer: Customer, Path(id): Path<kernel::LeadId>) -> Answer<Json<Made>> {
    let (_, comment) = customer.read(move |read| queries::comment(read, id.uuid())).await?;
    Ok(Json(Made { comment }))
}

async fn read(customer: Customer, Path(id): Path<kernel::LeadId>) -> Answer<Json<Made>> {
    let (owner, comment) = customer.read(move |read| queries::comment(read, id.uuid())).await?;
    if owner == customer.id()?.uuid() { Ok(Json(Made { comment })) } else { Err(Problem::not_found().into()) }
}

#[derive(Deserialize, JsonSchema)]
struct Anything {
    #[serde(flatten)]
    fields: BTreeMap<String, serde_json::Value>,
}

async fn assign(customer: Customer, Json(wish): Json<Anything>) -> Answer<Reply<Made>> {
    let (id, status) = (customer.id()?.uuid(), wish.fields.get("kycStatus").and_then(|value| value.as_str()).map(str::to_owned));
    customer
        .change(move |tx| {
            if let Some(status) = &status {
                queries::set_kyc(tx, id, status)?;
            }
            Ok(Made { comment: String::new() })
        })
        .await
}

async fn twice(customer: Customer, Json(wish): Json<Wish>) -> Answer<Json<Made>> {
    checked(&wish)?;
    let id = customer.id()?.uuid();
    let comment = wish.comment.clone();
    customer.brand().write(move |tx| queries::insert_comment(tx, id, &comment)).await?;
    Ok(Json(Made { comment: wish.comment }))
}

async fn fragile(_: SignedIn, Json(wish): Json<Wish>) -> Answer<Json<Made>> {
    checked(&wish)?;
    if wish.comment.contains('\'') { Err(Problem::internal("a quote").into()) } else { Ok(Json(Made { comment: wish.comment })) }
}
