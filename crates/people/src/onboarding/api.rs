//! The operations of onboarding: what a customer still has to do, and how staff arrange it.

use foundation::audit;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::auth::{Anonymous, Newcomer, Staff};
use foundation::http::{Answer, Json, Path, Reply, Routes};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::{CustomerFieldConfiguration, Stage, Step};
use super::{fields, outstanding, queries};
use crate::customers::{DONE, Success};

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Onboarding Step Configuration")
            .get("/onboarding/steps", "listOnboardingSteps", "List the steps and the stage that each stands before", steps)
            .get("/onboarding/stages", "listOnboardingStages", "List the stages", stages)
            .put("/onboarding/steps/{step}", "setOnboardingStage", "Put a step before a stage, or before none", set_stage)
            .get("/me/onboarding/{stage}", "listOutstandingSteps", "List the steps that one still has to take before a stage", own),
        Routes::under("Customer Field Configurations")
            .get("/customer-field-configurations", "listCustomerFields", "List what is asked of customers, and in which form", list_fields)
            .put("/customer-field-configurations", "setCustomerFields", "Change what is asked of customers", set_fields),
        Routes::under("Forms").get("/forms/{step}", "getForm", "List what the form of a step asks for", form),
    ]
}

/// A step, and the stage that it stands before.
#[derive(Serialize, JsonSchema)]
struct OnboardingStepConfiguration {
    step: Step,
    /// Empty when the step is asked for nowhere.
    stage: Option<Stage>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OnboardingConfigurations")]
struct Configurations {
    configurations: Vec<OnboardingStepConfiguration>,
}

async fn steps(staff: Staff<ReadSettings>) -> Answer<Json<Configurations>> {
    let steps = staff.read(queries::steps).await?;
    let configurations = steps.into_iter().map(|(step, stage)| OnboardingStepConfiguration { step, stage }).collect();
    Ok(Json(Configurations { configurations }))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OnboardingStages")]
struct Stages {
    stages: Vec<Stage>,
}

async fn stages(_: Staff<ReadSettings>) -> Json<Stages> {
    Json(Stages { stages: Stage::ALL.to_vec() })
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "SetOnboardingStage")]
struct NewStage {
    /// Empty: the step is asked for nowhere.
    #[serde(default)]
    stage: Option<Stage>,
}

async fn set_stage(staff: Staff<WriteSettings>, Path(step): Path<String>, Json(input): Json<NewStage>) -> Answer<Reply<Success>> {
    let step: Step = step.parse().map_err(|_| Problem::not_found())?;
    let by = staff.actor();
    let changed = staff.change(move |tx| {
        let before = queries::steps(tx)?.into_iter().find(|(known, _)| *known == step).and_then(|(_, stage)| stage);
        queries::set_stage(tx, step, input.stage)?;
        audit::record(tx, &by, "onboarding.changed", step.word(), before, input.stage)?;
        Ok(DONE)
    });
    changed.await
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OnboardingSteps")]
struct Steps {
    steps: Vec<Step>,
}

async fn own(customer: Newcomer, Path(stage): Path<String>) -> Answer<Json<Steps>> {
    let stage: Stage = stage.parse().map_err(|expected| Problem::parameter("stage", expected))?;
    let id = customer.id()?;
    Ok(Json(Steps { steps: customer.read(move |read| outstanding(read, id, stage)).await? }))
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "CustomerFields")]
struct Fields {
    customer_field_configurations: Vec<CustomerFieldConfiguration>,
}

async fn list_fields(staff: Staff<ReadSettings>) -> Answer<Json<Fields>> {
    Ok(Json(Fields { customer_field_configurations: staff.read(queries::fields).await? }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "SetCustomerFields")]
struct NewFields {
    /// Those to change; the others stay.
    customer_field_configurations: Vec<CustomerFieldConfiguration>,
}

async fn set_fields(staff: Staff<WriteSettings>, Json(input): Json<NewFields>) -> Answer<Reply<Fields>> {
    for (index, field) in input.customer_field_configurations.iter().enumerate() {
        known(&field.field)
            .map_err(|problem| problem.field(format!("customerFieldConfigurations[{index}].field"), "is no field of a customer"))?;
    }
    let by = staff.actor();
    let changed = staff.change(move |tx| {
        let before = queries::fields(tx)?;
        for field in &input.customer_field_configurations {
            queries::set_field(tx, field)?;
        }
        let after = queries::fields(tx)?;
        audit::record(tx, &by, "onboarding.fields_changed", "fields", &before, &after)?;
        Ok(Fields { customer_field_configurations: after })
    });
    changed.await
}

fn known(field: &str) -> Result<()> {
    if fields::NAMES.contains(&field) { Ok(()) } else { Err(Problem::refused("invalid_field")) }
}

async fn form(caller: Anonymous, Path(step): Path<String>) -> Answer<Json<Fields>> {
    let step: Step = step.parse().map_err(|_| Problem::not_found())?;
    let all = caller.read(queries::fields).await?;
    Ok(Json(Fields { customer_field_configurations: all.into_iter().filter(|field| field.step == Some(step)).collect() }))
}
