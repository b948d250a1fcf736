//! What belongs to somebody else is not there: the same answer as for an id that nobody has.

use testkit::{Actor, Answer, TestBrand};

use super::Report;
use super::policy::{Policy, Row};
use super::principals::{OTHER, administrator_of};
use crate::belongings::Belongings;
use crate::document::{Document, Operation};
use crate::samples::Samples;

/// The owner, and those who come for what is the owner's.
struct Cast<'t> {
    owner: Actor<'t>,
    admin: Actor<'t>,
    customer: Actor<'t>,
    affiliate: Actor<'t>,
    elsewhere: Actor<'t>,
}

pub async fn try_all(t: &TestBrand, doc: &Document, policy: &Policy) -> Report {
    let elsewhere = administrator_of(t).await;
    let cast = Cast {
        owner: t.customer().await,
        admin: t.admin().await,
        customer: t.customer().await,
        affiliate: t.affiliate().await,
        elsewhere: t.anonymous().with_header("host", &format!("{OTHER}.test")).with_token(&elsewhere),
    };
    let belongings = Belongings::of(t, doc, policy, &cast.owner).await;
    let mut report = Report::default();
    report.untried.extend(belongings.refused.iter().map(|(id, why)| format!("{id} made nothing: {why}")));
    for operation in &doc.operations {
        let row = policy.row(operation);
        let Some(object) = row.object.as_deref().filter(|_| row.relation.as_deref() != Some("shared")) else { continue };
        report.operations += 1;
        match belongings.id(object) {
            Some(id) => try_one(&mut report, doc, operation, &row, &cast, &id).await,
            None if row.relation.as_deref() == Some("owner") => {
                report.find(operation, format!("nothing was tried: no {object} was made. Teach belongings.rs to make one"));
            }
            None => report.untried.push(format!("{} ({}): no {object} was made", operation.id, operation.call())),
        }
    }
    report
}

async fn try_one(report: &mut Report, doc: &Document, operation: &Operation, row: &Row, cast: &Cast<'_>, id: &str) {
    let others: &[(&str, &Actor<'_>)] = match row.who.as_str() {
        "staff" => &[("another brand's administrator", &cast.elsewhere)],
        "self or staff" => {
            &[("another customer", &cast.customer), ("an affiliate", &cast.affiliate), ("another brand's administrator", &cast.elsewhere)]
        }
        "affiliate" => &[("an affiliate", &cast.affiliate)],
        "customer" | "any" | "key or any" => &[("another customer", &cast.customer), ("an affiliate", &cast.affiliate)],
        _ => return,
    };
    for (name, actor) in others {
        let real = ask(doc, operation, actor, Some(id)).await;
        let missing = ask(doc, operation, actor, None).await;
        report.calls += 2;
        let same = real.status == missing.status && real.text == missing.text;
        if !same || real.status < 400 || real.status >= 500 {
            let cause = real.cause.unwrap_or_default();
            report.find(
                operation,
                format!("{name}: {} {} {cause}; for a missing id {} {}", real.status, real.text, missing.status, missing.text),
            );
        }
    }
    // Last, since it may change what was asked for: those who may see it are answered differently, or nothing was shown.
    let entitled = if row.who == "staff" { &cast.admin } else { &cast.owner };
    let (real, missing) = (ask(doc, operation, entitled, Some(id)).await, ask(doc, operation, entitled, None).await);
    report.calls += 2;
    report.proved += usize::from(real.status != missing.status);
}

/// With this id, or one of the same kind that nobody has.
async fn ask(doc: &Document, operation: &Operation, actor: &Actor<'_>, id: Option<&str>) -> Answer {
    // New samples each time: both requests are the same but for the id.
    Samples::of(doc).request(operation, &|_| id.map(str::to_owned)).send(actor).await
}
