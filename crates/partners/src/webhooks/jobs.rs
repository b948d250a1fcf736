//! One attempt to deliver. The job that fails here has not failed as a job: it asks for the next attempt itself, by the schedule.

use foundation::app::App;
use foundation::audit;
use foundation::auth::Actor;
use foundation::brand::Brand;
use foundation::db::Tx;
use foundation::jobs::{self, Job, Lane};
use foundation::mail::{self, Message};
use foundation::secrets::{Place, Secret};
use foundation::signature::{self, SigningKey};
use kernel::{Problem, Result, WebhookDeliveryId, WebhookEndpointId};
use serde::{Deserialize, Serialize};

use super::model::{Because, Next, Status, after, message_id};
use super::queries::{self, Due, Outcome};

#[derive(Serialize, Deserialize)]
pub struct Deliver {
    pub delivery: WebhookDeliveryId,
    pub turn: i64,
}

/// What a delivery says that was not sent since its endpoint is off.
pub const OFF: &str = "the endpoint was switched off";

/// Where an endpoint's secret is sealed.
pub const fn place(endpoint: &str) -> Place<'_> {
    Place::new("webhook_endpoint", endpoint, "secret")
}

impl Job for Deliver {
    const KIND: &'static str = "webhook.deliver";
    const LANE: Lane = Lane::Outside;

    async fn run(self, app: App, brand: Brand) -> Result<()> {
        let Deliver { delivery, turn } = self;
        let Some(due) = brand.read(move |read| queries::due(read, delivery, turn)).await? else {
            return brand.write(move |tx| queries::end_off(tx, delivery, turn, OFF)).await;
        };
        let secret = brand.sealer()?.open(place(&due.endpoint.to_string()), &due.secret)?;
        let answered = attempt(&app, &brand, &due, &secret).await;
        let name = brand.name().to_owned();
        brand.write(move |tx| record(tx, delivery, &due, &answered, &name)).await
    }
}

async fn attempt(app: &App, brand: &Brand, due: &Due, secret: &Secret) -> Result<u16, String> {
    let sent = async {
        let key = SigningKey::parse(secret.expose())?;
        let headers = signature::sign(&[key], &message_id(due.message), brand.now(), due.body.as_bytes())?;
        let target = app.egress().target("url", &due.url)?;
        app.egress().post(&target, &headers, due.body.clone()).await
    };
    match sent.await {
        Ok(answer) => Ok(answer.status),
        Err(problem) => Err(said(&problem)),
    }
}

/// What staff may read of a failure.
fn said(problem: &Problem) -> String {
    problem
        .detail()
        .map_or_else(|| problem.fields().first().map_or_else(|| problem.code().to_owned(), |f| f.message.clone()), str::to_owned)
}

fn record(tx: &mut Tx<'_>, id: WebhookDeliveryId, due: &Due, answered: &Result<u16, String>, brand: &str) -> Result<()> {
    let response_status = answered.as_ref().ok().copied();
    let error = match answered {
        Ok(200..=299) => None,
        Ok(status) => Some(format!("answered {status}")),
        Err(why) => Some(why.clone()),
    };
    let next = after(response_status, due.tries + 1, due.failing_since, tx.now());
    let (status, again) = match next {
        Next::Delivered => (Status::Delivered, None),
        Next::Again(at) => (Status::Pending, Some(at)),
        Next::GiveUp | Next::SwitchOff(_) => (Status::Failed, None),
    };
    if !queries::attempted(tx, id, due.turn, &Outcome { status, response_status, error, again })? {
        return Ok(());
    }
    match next {
        Next::Delivered => return queries::note_arrival(tx, due.endpoint),
        Next::Again(at) => {
            jobs::enqueue_at(tx, Deliver { delivery: id, turn: due.turn + 1 }, at)?;
        }
        Next::GiveUp => {}
        Next::SwitchOff(because) => switch_off(tx, due.endpoint, because, brand)?,
    }
    queries::note_failure(tx, due.endpoint)
}

/// Switches an endpoint off and tells whoever made it, or, where they have left, the address for notices.
fn switch_off(tx: &mut Tx<'_>, id: WebhookEndpointId, because: Because, brand: &str) -> Result<()> {
    let before = queries::find(tx, id)?;
    if !queries::switch_off(tx, id, because)? {
        return Ok(());
    }
    queries::end_pending(tx, id, OFF)?;
    let after = queries::find(tx, id)?;
    audit::record(tx, &Actor::system(), "webhook_endpoint.disabled", id, before.without_query(), after.without_query())?;
    let maker = queries::owner(tx, id)?.and_then(|address| address.parse().ok());
    let Some(to) = maker.map_or_else(|| mail::own::staff_address(tx), |to| Ok(Some(to)))? else { return Ok(()) };
    let why = match because {
        Because::Gone => "it answered 410, which says that it is gone for good",
        _ => "nothing could be delivered to it for five days",
    };
    let text = format!(
        "The webhook endpoint {} of {brand} was switched off: {why}.\n\nEvents are no longer sent to it. Once it works again, switch it on in the \
         back office under Settings, Webhooks; what was missed can be sent again from the list of its deliveries.\n",
        before.without_query().url
    );
    mail::queue(tx, &Message { from: None, to, subject: format!("{brand}: a webhook endpoint was switched off"), text, html: None })?;
    Ok(())
}
