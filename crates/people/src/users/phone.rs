//! Proving that a phone number is one's own: six digits, ten minutes, five tries.
//!
//! There is no provider of text messages yet. The message is written to a file in the data folder, as mails are where no server is
//! set, so that the way to a phone is missing and nothing else.

use std::io::Write;

use foundation::app::App;
use foundation::auth::Newcomer;
use foundation::brand::Brand;
use foundation::entropy::random;
use foundation::http::{Answer, Json, Reply};
use foundation::jobs::{self, Job};
use foundation::token::same;
use foundation::{audit, outbox};
use kernel::{CustomerId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::queries;
use crate::customers::{self, DONE, Success};

const GOOD_FOR_S: i64 = 600;
const RESEND_S: i64 = 60;
const TRIES: i64 = 5;

pub async fn send(customer: Newcomer) -> Answer<Reply<Success>> {
    let id = customer.id()?;
    let sent = customer.change(move |tx| {
        let owner = customers::find(tx, id)?;
        if owner.phone_confirmed_at.is_some() {
            return Ok(DONE);
        }
        let number = owner
            .mobilenumber
            .ok_or_else(|| Problem::refused("phone_missing").because("Give a phone number first.").field("mobilenumber", "is required"))?;
        let now = tx.now();
        tx.alone(&format!("phone_code {id}"))?;
        if let Some(last) = queries::phone_code(tx, id)? {
            let wait_s = last.requested_at.plus_seconds(RESEND_S).since(now) / 1_000_000;
            if wait_s > 0 {
                return Err(Problem::too_many(wait_s.unsigned_abs()));
            }
        }
        queries::request_phone_code(tx, id, &number, now.plus_seconds(GOOD_FOR_S))?;
        jobs::enqueue(tx, SendPhoneCode { customer_id: id, requested_at_us: now.micros() })?;
        Ok(DONE)
    });
    sent.await
}

/// Makes a code and sends it; run twice, the later code counts.
#[derive(Serialize, Deserialize)]
pub struct SendPhoneCode {
    customer_id: CustomerId,
    /// In full, since a timestamp in JSON has milliseconds and the row has more.
    requested_at_us: i64,
}

impl Job for SendPhoneCode {
    const KIND: &'static str = "phone_code.send";

    async fn run(self, app: App, brand: Brand) -> Result<()> {
        let code = format!("{:06}", u32::from_be_bytes(random::<4>(&**app.entropy())) % 1_000_000);
        let hash = hashed(self.customer_id, &code);
        let (id, requested_at) = (self.customer_id, Timestamp::from_micros(self.requested_at_us));
        let number = brand.write(move |tx| queries::set_phone_code(tx, id, requested_at, &hash)).await?;
        // Asked for again in the meantime: that request has a job of its own.
        let Some(number) = number else { return Ok(()) };
        let text = format!("{}: your code is {code}. It is good for ten minutes. Nobody of ours asks you for it.", brand.name());
        let folder = app.config().data_dir.join("sms");
        let name = format!("{}-{}.txt", app.now().micros(), app.new_uuid().simple());
        let written = tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            std::fs::File::create(folder.join(name))?.write_all(format!("To: {number}\n\n{text}\n").as_bytes())
        });
        let written = written.await.map_err(|error| Problem::internal(format!("a text message: {error}")))?;
        written.map_err(|error| Problem::internal(format!("a text message: {error}")))
    }
}

fn hashed(customer: CustomerId, code: &str) -> String {
    hex(&Sha256::new().chain_update(b"tradehall phone code\n").chain_update(customer.to_string()).chain_update(code).finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PhoneConfirmation {
    /// The six digits.
    confirmation_token: String,
}

/// What became of a try: an answer of the transaction, not its failure, so that the count of tries stays.
#[derive(Serialize)]
enum Outcome {
    Confirmed,
    Refused,
}

pub async fn confirm(customer: Newcomer, Json(given): Json<PhoneConfirmation>) -> Answer<Json<Success>> {
    let (id, by) = (customer.id()?, customer.actor());
    customer.app().limits().sign_in(customer.origin().ip)?;
    let code = given.confirmation_token.trim().to_owned();
    let outcome = customer.brand().write(move |tx| {
        let owner = customers::find(tx, id)?;
        if !queries::use_phone_try(tx, id, TRIES)? {
            return Ok(Outcome::Refused);
        }
        let Some(sent) = queries::phone_code(tx, id)? else { return Ok(Outcome::Refused) };
        let right = sent.code_hash.is_some_and(|hash| same(&hash, &hashed(id, &code)));
        if !right || owner.mobilenumber.as_ref() != Some(&sent.mobilenumber) {
            return Ok(Outcome::Refused);
        }
        queries::confirm_phone(tx, id)?;
        customers::touch(tx, id)?;
        audit::record(tx, &by, "user.phone_confirmed", id, json!(null), json!({ "mobilenumber": sent.mobilenumber }))?;
        outbox::emit(tx, "customer.phone_confirmed", json!({ "customerId": id }))?;
        Ok(Outcome::Confirmed)
    });
    match outcome.await? {
        Outcome::Confirmed => Ok(Json(DONE)),
        Outcome::Refused => Err(Problem::invalid("confirmationToken", "is wrong, over, or was tried too often; ask for another").into()),
    }
}
