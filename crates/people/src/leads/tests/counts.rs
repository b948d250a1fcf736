//! The counted lists and the binding of leads, whatever is done to them.

use std::collections::BTreeMap;

use foundation::entropy::SeededEntropy;
use testkit::{TestBrand, on_both_databases};
use uuid::Uuid;

use super::counts_are_right;
use crate::leads::{self, Name, NewLead, Touch};

fn number(entropy: &SeededEntropy, below: u64) -> u64 {
    u64::from_le_bytes(foundation::entropy::random::<8>(entropy)) % below
}

#[on_both_databases]
async fn the_counts_follow_every_change(t: TestBrand) {
    let dice = SeededEntropy::new(42);
    let users: Vec<Uuid> = (0..2).map(|_| t.app.new_uuid()).collect();
    let mut known = Vec::new();
    for _ in 0..300 {
        t.clock.advance_s(number(&dice, 40_000) as i64);
        let mut new = NewLead { name: Name::of_whole("Some Body"), ..NewLead::default() };
        new.email = (number(&dice, 4) > 0).then(|| format!("p{}@x.de", number(&dice, 60)));
        new.created_at = (number(&dice, 5) == 0).then(|| t.now().plus_days(-(number(&dice, 30) as i64)));
        new.origin.affiliate_id = (number(&dice, 2) == 0).then(|| format!("A{}", number(&dice, 3)));
        new.origin.source_user = (number(&dice, 2) == 0).then(|| (foundation::auth::Kind::Staff, users[number(&dice, 2) as usize]));
        new.origin.utm = BTreeMap::from([(format!("utm_{}", number(&dice, 5)), "x".to_owned())]);
        let touched = (number(&dice, 3) == 0 && !known.is_empty()).then(|| known[number(&dice, known.len() as u64) as usize]);
        let id = t
            .write(move |tx| match touched {
                Some(id) => leads::touch(tx, id).map(|()| None),
                None => leads::create_or_find(tx, &new, &Touch::of(&new.origin, None)).map(|(id, _)| Some(id)),
            })
            .await;
        known.extend(id);
    }
    counts_are_right(&t).await;
    let total = t.rows("select count(*) from lead").await;
    let staff = t.staff_with(&["leads.read"]).await;
    assert_eq!(staff.get("/leads?limit=1&offset=0&orderBy=createdAt").await.is(200).text_at("/count"), total[0]);
}

#[on_both_databases]
async fn many_touches_at_once_are_counted_once_each(t: TestBrand) {
    let new = NewLead { email: Some("a@x.de".into()), ..NewLead::default() };
    let (id, _) = t.write(move |tx| leads::create_or_find(tx, &new, &Touch::default())).await;
    t.clock.advance_s(86_400);
    let running = (0..20).map(|number| {
        let brand = t.brand.clone();
        tokio::spawn(async move {
            brand
                .write(move |tx| {
                    leads::touch(tx, id)?;
                    let again = NewLead { email: Some("A@x.de".into()), ..NewLead::default() };
                    let utm = BTreeMap::from([(format!("k{number}"), "v".to_owned())]);
                    leads::create_or_find(tx, &again, &Touch { utm, ..Touch::default() })
                })
                .await
        })
    });
    for task in running.collect::<Vec<_>>() {
        let (found, created) = task.await.expect("no panic").expect("written");
        assert_eq!((found, created), (id, false));
    }
    counts_are_right(&t).await;
    assert_eq!(t.rows("select count(*) from lead_touch").await, ["21"]);
    let utm = t.rows("select utm from lead").await.remove(0);
    assert_eq!(utm.matches("\"k").count(), 20, "no parameter was lost: {utm}");
}
