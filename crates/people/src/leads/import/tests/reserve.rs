//! What comes between the reservation of an address and the row that it was reserved for.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{LeadId, LeadImportId, Result};
use testkit::{TestBrand, on_both_databases};
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::leads::import::prepare::{Preparer, Sender};
use crate::leads::import::reader::{Paces, Step, read_ahead};
use crate::leads::import::reserve::Reserved;
use crate::leads::import::state::{NewImport, State, folder};
use crate::leads::import::{Import, Options, queries, store};
use crate::leads::tests::{addresses_are_right, counts_are_right};
use crate::leads::{Name, NewLead, Touch, create_or_find};

/// An import of this file that nobody runs.
async fn begun(t: &TestBrand, csv: &'static str) -> LeadImportId {
    std::fs::create_dir_all(folder(&t.brand)).expect("a folder");
    let file = format!("{}.csv", t.app.new_uuid());
    std::fs::write(folder(&t.brand).join(&file), csv).expect("a file");
    t.write(move |tx| {
        let opened = Import::open(csv.as_bytes(), &Options::default()).expect("opens");
        let new = NewImport {
            file: file.clone(),
            file_name: "a.csv".into(),
            size: csv.len() as u64,
            options: Options::default(),
            header: opened.header().clone(),
            start: opened.position(),
            keeps_rows: true,
            source: None,
            bringer: None,
            created_by: "test".into(),
        };
        let id = tx.new_id();
        queries::insert(tx, id, &new).map(|()| id)
    })
    .await
}

/// A worker whose steps are taken one by one.
struct Worker {
    runner: Uuid,
    state: Arc<State>,
    steps: mpsc::Receiver<Result<Step>>,
}

impl Worker {
    async fn of(t: &TestBrand, import: LeadImportId) -> Worker {
        let (runner, state) = t
            .write(move |tx| {
                let runner = tx.new_id();
                Ok((runner, queries::take_over(tx, import, runner)?))
            })
            .await;
        let preparer = Preparer::new(&t.brand, state.clone(), Sender::default(), HashMap::new());
        let steps = read_ahead(&t.brand, &state, preparer, Arc::new(Paces::default())).expect("a thread");
        Worker { runner, state: Arc::new(state), steps }
    }

    /// Takes the next step, which reserves; how many addresses.
    async fn reserve(&mut self, t: &TestBrand) -> usize {
        let Some(Ok(Step::Reserve(addresses, answer))) = self.steps.recv().await else { panic!("another step") };
        let asked = addresses.len();
        answer.send(t.write(move |tx| addresses.reserve(tx)).await).expect("somebody listens");
        asked
    }

    /// Takes the next step, which stores; how many rows became leads and how many touches, unless somebody else has the import.
    async fn store(&mut self, t: &TestBrand) -> Option<(i64, i64)> {
        let Some(Ok(Step::Store(batch))) = self.steps.recv().await else { panic!("another step") };
        let (state, runner) = (self.state.clone(), self.runner);
        let stored = t.write(move |tx| store::store(tx, &state, runner, &batch)).await;
        stored.map(|counts| (counts.saved, counts.merged))
    }
}

async fn by_form(t: &TestBrand, email: &'static str) {
    let name = Name::of_parts(Some("By"), Some("form"));
    let new = NewLead { name, email: Some(email.into()), ..NewLead::default() };
    t.write(move |tx| create_or_find(tx, &new, &Touch::default())).await;
}

async fn all_is_right(t: &TestBrand) {
    addresses_are_right(t).await;
    counts_are_right(t).await;
}

#[on_both_databases]
async fn whoever_comes_between_makes_the_lead_and_the_row_is_a_touch_of_it(t: TestBrand) {
    let id = begun(&t, "name,email\nFirst,first@x.de\nMiddle,middle@x.de\nLast,last@x.de\nLast again,LAST@x.de\n").await;
    let mut worker = Worker::of(&t, id).await;
    assert_eq!(worker.reserve(&t).await, 3);
    by_form(&t, "Middle@x.de").await;
    assert_eq!(worker.store(&t).await, Some((2, 2)));
    assert_eq!(t.rows("select name from lead order by email_key").await, ["First", "Last", "By form"]);
    assert_eq!(t.rows("select status from lead_import_row order by line").await, ["saved", "merged", "saved", "merged"]);
    all_is_right(&t).await;
}

#[on_both_databases]
async fn of_two_imports_the_first_that_comes_to_an_address_makes_the_lead(t: TestBrand) {
    let one = begun(&t, "name,email\nOne a,a@x.de\nOne b,b@x.de\n").await;
    let two = begun(&t, "name,email\nTwo c,c@x.de\nTwo b,b@x.de\nTwo b,b@x.de\n").await;
    let (mut one, mut two) = (Worker::of(&t, one).await, Worker::of(&t, two).await);
    assert_eq!((one.reserve(&t).await, two.reserve(&t).await), (2, 2));
    assert_eq!((two.store(&t).await, one.store(&t).await), (Some((2, 1)), Some((1, 1))));
    assert_eq!(t.rows("select name from lead order by email_key").await, ["One a", "Two b", "Two c"]);
    all_is_right(&t).await;
}

#[on_both_databases]
async fn who_takes_an_import_over_stores_what_another_reserved(t: TestBrand) {
    let id = begun(&t, "name,email\nA,a@x.de\nB,b@x.de\nA again,a@x.de\n").await;
    let mut ousted = Worker::of(&t, id).await;
    assert_eq!(ousted.reserve(&t).await, 2);
    let mut worker = Worker::of(&t, id).await;
    assert_eq!((worker.reserve(&t).await, ousted.store(&t).await), (2, None));
    by_form(&t, "b@x.de").await;
    assert_eq!(worker.store(&t).await, Some((1, 2)));
    assert_eq!(t.rows("select name from lead order by email_key").await, ["A", "By form"]);
    all_is_right(&t).await;
}

#[test]
fn addresses_are_asked_for_once_in_their_order_and_rows_of_one_share_its_lead() {
    let mut number = 0;
    let id = |number: u128| LeadId::from_uuid(Uuid::from_u128(number));
    let mut reserved = Reserved::new(["c", "", "a", "c", "b", "a"].into_iter(), || {
        number += 1;
        id(number)
    });
    let sizes: Vec<usize> = std::iter::from_fn(|| reserved.next(2)).map(|some| some.len()).collect();
    assert_eq!(sizes, [2, 1], "a, b; c");
    reserved.learn(vec![("a".into(), id(70)), ("b".into(), id(50))]);
    let rows: Vec<(LeadId, bool)> = reserved.rows().into_iter().map(|own| (own.id, own.is_new)).collect();
    assert_eq!(rows, [(id(1), true), (id(2), true), (id(70), false), (id(1), false), (id(50), false), (id(70), false)]);
}
