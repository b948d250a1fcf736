//! Who may do what: every operation against everybody.
//!
//! Invariants
//! - Operations come from the document, decisions from `policy/operations.toml`; an operation without a decision fails.
//! - Refused callers send complete requests, so that a door that is left open is walked through.

mod door;
mod mass_assignment;
mod objects;
pub mod policy;
pub mod principals;

use testkit::{TestBrand, on_both_databases};

use crate::document::{Document, Operation};
use crate::specimen;
use policy::Policy;

/// What a matrix did and found.
#[derive(Default)]
pub struct Report {
    pub operations: usize,
    pub calls: usize,
    /// How often the matrix saw what it was after, and not merely nothing wrong.
    pub proved: usize,
    /// What could not be tried, and why.
    pub untried: Vec<String>,
    pub findings: Vec<String>,
}

impl Report {
    pub fn find(&mut self, operation: &Operation, what: impl std::fmt::Display) {
        let what: String = what.to_string().chars().take(400).collect();
        self.findings.push(format!("{} ({}): {what}", operation.id, operation.call()));
    }

    #[track_caller]
    pub fn is_clean(&self, name: &str) {
        println!("{name}: {} operations, {} calls, {} proved, {} untried", self.operations, self.calls, self.proved, self.untried.len());
        for untried in &self.untried {
            println!("{name}: untried: {untried}");
        }
        let shown: Vec<&String> = self.findings.iter().take(60).collect();
        assert!(self.findings.is_empty(), "{name}: {} findings\n{shown:#?}", self.findings.len());
    }

    /// For specimens, where something must be found in exactly these operations.
    #[track_caller]
    pub fn finds_only(&self, wanted: &[&str]) {
        let mut seen: Vec<&str> = self.findings.iter().map(|finding| finding.split(' ').next().unwrap_or_default()).collect();
        seen.dedup();
        assert_eq!(seen, wanted, "{:#?}", self.findings);
    }
}

pub async fn document(t: &TestBrand) -> Document {
    Document::read(&t.anonymous().get("/api/openapi.json").await.is(200).text)
}

#[test]
fn policy_covers_every_operation() {
    let doc = Document::read(&tradehall::openapi());
    let policy = Policy::of_the_house();
    if std::env::var("TRADEHALL_POLICY").is_ok_and(|wish| wish == "write") {
        return Policy::save(&policy.written(&doc));
    }
    let disagreements = policy.disagreements(&doc);
    assert!(disagreements.is_empty(), "policy/operations.toml:\n{}", disagreements.join("\n"));
    assert_eq!(Policy::read(&policy.written(&doc)).0, policy.0, "what is written reads back");
}

#[on_both_databases]
async fn nobody_passes_a_door_that_is_not_theirs(t: TestBrand) {
    let doc = document(&t).await;
    door::try_all(&t, &doc, &Policy::of_the_house()).await.is_clean("door");
}

#[on_both_databases]
async fn what_is_not_ones_own_is_not_there(t: TestBrand) {
    let doc = document(&t).await;
    objects::try_all(&t, &doc, &Policy::of_the_house()).await.is_clean("objects");
}

#[on_both_databases]
async fn fields_that_are_not_asked_for_change_nothing(t: TestBrand) {
    let doc = document(&t).await;
    mass_assignment::try_all(&t, &doc, &Policy::of_the_house()).await.is_clean("mass assignment");
}

/// The matrices against a house with doors left open: they must see every one of them.
#[test]
fn the_matrices_have_teeth() {
    testkit::run(testkit::On::Sqlite, specimen::house(), |t| {
        Box::pin(async move {
            let (doc, policy) = (document(&t).await, specimen::policy());
            let disagreements = policy.disagreements(&doc);
            assert!(disagreements.contains(&"specimenUndecided (GET /specimens/undecided) has no row".to_owned()), "{disagreements:?}");
            assert!(disagreements.iter().any(|text| text.starts_with("specimenForgotten: who is \"staff\"")), "{disagreements:?}");
            door::try_all(&t, &doc, &policy).await.finds_only(&["specimenForgotten"]);
            let objects = objects::try_all(&t, &doc, &policy).await;
            objects.finds_only(&["specimenLeak"]);
            assert!(objects.proved > 0);
            mass_assignment::try_all(&t, &doc, &policy).await.finds_only(&["specimenAssign"]);
        })
    });
}
