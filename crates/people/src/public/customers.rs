//! A customer from a partner's program, joined to the lead with that e-mail address, and a link that signs them in once.

use foundation::app::App;
use foundation::auth::permission::{Permission, SkipOnboarding, WriteCustomers};
use foundation::auth::{Actor, KeyOrSession};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Reply};
use foundation::{audit, outbox, password};
use kernel::{CustomerId, LeadId, Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::account::{self, OpenedAccount, Opening, TradingAccountRequest};
use crate::above::Above;
use crate::customers::letters::{Letterhead, Reader, Sender};
use crate::customers::{self, NewCustomer, Origin};
use crate::leads::attribution::{self, Bringer, Trail};
use crate::leads::model::{Metadata, Name, NewLead, Touch, UtmDetails};
use crate::leads::{self, input};
use crate::onboarding::{self, Stage, Step};
use crate::sessions;

/// The page that a new customer comes to.
const DEPOSIT_PAGE: &str = "/wallet/deposit";

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomerBody {
    first_name: String,
    last_name: String,
    /// One customer per address, whatever its case: 409 CUSTOMER_EXISTS where there is one.
    email: String,
    /// ISO 3166-1 alpha-2.
    #[schemars(example = &"DE")]
    #[serde(alias = "natonalityCountryCode")]
    nationality_country_code: String,
    /// In international form, or as dialled in `phoneCountryCode`; kept as E.164.
    #[schemars(example = &"+4915112345601")]
    phone: String,
    /// ISO 3166-1 alpha-2, not a dialling code.
    #[schemars(example = &"DE")]
    phone_country_code: String,
    /// More than six characters with a letter and a digit. Good for the first sign-in, where the customer replaces it.
    password: String,
    /// Where the person came from: utm_source, utm_medium, utm_campaign, utm_term, utm_content, affiliate_id, campaign_id, click_id,
    /// gclid and whatever else; unknown names are kept.
    #[serde(default)]
    utm_details: Option<UtmDetails>,
    /// At most 50 names with texts of at most 1000 characters; kept on the lead.
    #[serde(default)]
    metadata: Option<Metadata>,
    /// An account to be opened at once. What is not served here is refused with the customer; what fails after that leaves the
    /// customer without an account, and `warnings` says why.
    #[serde(default)]
    trading_account: Option<TradingAccountRequest>,
    /// ISO 639-1; English when nothing is said.
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    currency: Option<String>,
    /// A partner's reference key.
    #[serde(default)]
    wtreferrer: Option<String>,
    /// Needs the permission to skip steps.
    #[serde(default)]
    skip_onboarding_steps: Option<Vec<Step>>,
    #[serde(default)]
    send_welcome_email: Option<bool>,
    #[serde(default)]
    marketing_consent: bool,
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedCustomer {
    pub(super) customer_id: CustomerId,
    lead_id: LeadId,
    lead_created: bool,
    /// Signs the customer in once within the hour.
    token: String,
    auto_login_url: String,
    /// The same with the page on which one deposits. Both carry the same token: whichever is opened first spends it.
    deposit_url: String,
    /// The account that was asked for; null where none was, or where it could not be opened: then `warnings` says why.
    pub(super) trading_account: Option<OpenedAccount>,
    /// What the customer has to do before signing in.
    outstanding_onboarding_steps: Vec<Step>,
    warnings: Vec<String>,
}

/// A customer to be made, checked.
#[derive(Clone)]
struct Checked {
    name: Name,
    customer: NewCustomer,
    trail: Trail,
    account: Option<TradingAccountRequest>,
    send_welcome_email: bool,
}

/// In whose hand it is, and what a letter needs.
struct Hand {
    app: App,
    by: Actor,
    bringer: Option<Bringer>,
    letters: Letterhead,
    sender: Sender,
}

pub async fn create(caller: KeyOrSession, Json(body): Json<NewCustomerBody>, above: Option<Above>) -> Answer<Reply<CreatedCustomer>> {
    let bringer = super::bringer::<WriteCustomers>(&caller)?;
    let may_skip = caller.principal().is_ok_and(|user| user.permissions.holds::<SkipOnboarding>());
    password::check_customer(&body.password)?;
    let clear = body.password.clone();
    let mut new = checked(body, may_skip)?;
    new.customer.password_hash = Some(caller.app().passwords().hash(&clear).await?);
    let (letters, sender) = (Letterhead::of(caller.app(), caller.brand()), Sender::of(&caller));
    let hand = Hand { app: caller.app().clone(), by: caller.actor(), bringer, letters, sender };
    let request = new.account.clone().zip(above);
    let made = caller.create(move |tx| make(tx, &hand, &new, above)).await?;
    match request {
        Some((request, above)) => with_account(&caller, made, request, above).await,
        None => Ok(made),
    }
}

/// Opens the account that was asked for. A request that was cut off between customer and account goes on here when it is repeated.
async fn with_account(
    caller: &KeyOrSession,
    made: Reply<CreatedCustomer>,
    request: TradingAccountRequest,
    above: Above,
) -> Answer<Reply<CreatedCustomer>> {
    let replayed = made.is_replayed();
    let mut answer = made.value()?;
    if answer.trading_account.is_none() && answer.warnings.is_empty() {
        let (by, once) = (caller.actor(), caller.once());
        let opening = Opening::new(caller.brand().clone(), by, once.clone(), answer.clone(), request);
        match (above.open)(opening).await {
            Ok(opened) => answer.trading_account = Some(opened),
            Err(problem) => {
                tracing::warn!(%problem, customer = %answer.customer_id, brand = caller.brand().id(), "a new customer's account was not opened");
                answer.warnings = vec![warning(&problem)];
                // What passes is tried again when the request is repeated; what was refused stays refused.
                if problem.status() < 500 {
                    let amended = answer.clone();
                    caller.brand().write(move |tx| once.amend(tx, &amended)).await?;
                }
            }
        }
    }
    match replayed {
        false => Ok(Reply::fresh(201, answer)),
        true => Ok(Reply::replayed(201, serde_json::to_string(&answer).map_err(|error| Problem::internal(error.to_string()))?)),
    }
}

fn warning(problem: &Problem) -> String {
    let why = problem.fields().first().map(|field| format!("{}: {}", field.name, field.message));
    let why = why.or_else(|| problem.detail().map(str::to_owned)).unwrap_or_else(|| problem.code().to_owned());
    format!("The trading account was not opened. {why}")
}

fn checked(body: NewCustomerBody, may_skip: bool) -> Result<Checked> {
    let required = |field: &str, value: Option<String>| value.ok_or_else(|| Problem::invalid(field, "is required"));
    let first_name = required("firstName", input::name("firstName", Some(&body.first_name))?)?;
    let last_name = required("lastName", input::name("lastName", Some(&body.last_name))?)?;
    let email = required("email", input::email("email", Some(&body.email))?)?;
    let country = input::country("nationalityCountryCode", Some(&body.nationality_country_code))?
        .ok_or_else(|| Problem::invalid("nationalityCountryCode", "is required"))?;
    let dialled_in = input::country("phoneCountryCode", Some(&body.phone_country_code))?
        .ok_or_else(|| Problem::invalid("phoneCountryCode", "is required"))?;
    let phone = required("phone", input::phone("phone", Some(&body.phone), Some(dialled_in))?)?;
    let currency = input::text("currency", body.currency.as_deref(), 10)?;
    if currency.as_deref().is_some_and(|code| code.parse::<kernel::Currency>().is_err()) {
        return Err(Problem::invalid("currency", "expected a currency code such as EUR"));
    }
    if let Some(request) = &body.trading_account {
        account::check(request)?;
    }
    let customer = NewCustomer {
        first_name,
        last_name,
        email,
        mobilenumber: Some(phone),
        country: Some(country.iso2.to_owned()),
        language: input::language("language", body.language.as_deref())?.unwrap_or_else(|| "en".to_owned()),
        currency,
        password_hash: None,
        // The program knows it.
        password_is_initial: true,
        roles: vec!["TRADER".to_owned()],
        is_affiliate: false,
        is_test: false,
        external_id: None,
        lead_id: None,
        skipped_steps: skipped(body.skip_onboarding_steps.as_deref().unwrap_or_default(), may_skip)?,
        marketing_consent: body.marketing_consent,
        origin: Default::default(),
    };
    let trail = Trail {
        source: None,
        wtreferrer: input::reference("wtreferrer", body.wtreferrer.as_deref())?,
        utm: body.utm_details.unwrap_or_default().0,
        metadata: body.metadata.unwrap_or_default().0,
    };
    let name = Name::of_parts(Some(&customer.first_name), Some(&customer.last_name));
    Ok(Checked { name, customer, trail, account: body.trading_account, send_welcome_email: body.send_welcome_email.unwrap_or(true) })
}

/// A step that may not be skipped is refused, not left out in silence.
fn skipped(asked: &[Step], may_skip: bool) -> Result<Vec<String>> {
    if !asked.is_empty() && !may_skip {
        let name = SkipOnboarding::NAME;
        return Err(Problem::forbidden("permission_needed").because(format!("This needs the permission {name}.")).with("permission", name));
    }
    if let Some(never) = asked.iter().find(|step| !step.may_be_skipped()) {
        return Err(Problem::invalid("skipOnboardingSteps", format!("{} cannot be skipped", never.word())));
    }
    Ok(onboarding::skippable(asked).iter().map(|step| step.word().to_owned()).collect())
}

fn exists() -> Problem {
    Problem::conflict("CUSTOMER_EXISTS").because("There is a customer with this e-mail address.")
}

fn make(tx: &mut Tx<'_>, hand: &Hand, new: &Checked, above: Option<Above>) -> Result<CreatedCustomer> {
    match (&new.account, above) {
        (Some(request), Some(above)) => (above.serves)(tx, request)?,
        (Some(_), None) => return Err(Problem::invalid("tradingAccount", "no accounts are opened here")),
        (None, _) => {}
    }
    if customers::find_by_email(tx, &new.customer.email)?.is_some() {
        return Err(exists());
    }
    super::is_served("nationalityCountryCode", tx, new.customer.country.as_deref())?;
    let origin = attribution::resolve(tx, hand.bringer.as_ref(), new.trail.clone())?;
    let touch = Touch::of(&origin, super::ip_of(&new.trail.utm));
    let lead = lead_of(new, &origin);
    let known = leads::lock_by_email(tx, &new.customer.email.to_lowercase())?;
    let (lead_id, lead_created) = leads::create_or_find(tx, &lead, &touch)?;
    let origin = match known {
        // The lead's customer has another address by now; still, one lead becomes one customer.
        Some(known) if known.customer_id.is_some() => return Err(exists()),
        Some(known) => known.origin_of_customer(&origin),
        None => origin,
    };
    let customer = NewCustomer { lead_id: Some(lead_id), origin, ..new.customer.clone() };
    let customer_id = customers::create(tx, &customer)?;
    leads::convert(tx, lead_id, customer_id)?;
    send_first_step(tx, hand, &customer, customer_id)?;
    let link = sessions::auto_login_link(tx, &hand.app, customer_id, DEPOSIT_PAGE, true)?;
    audit::record(
        tx,
        &hand.by,
        "customer.created",
        customer_id,
        json!(null),
        json!({ "leadId": lead_id, "source": customer.origin.source }),
    )?;
    let event = json!({
        "customerId": customer_id,
        "leadId": lead_id,
        "sendWelcomeEmail": new.send_welcome_email,
        "tradingAccount": new.account,
    });
    outbox::emit(tx, "customer.created", event)?;
    Ok(CreatedCustomer {
        customer_id,
        lead_id,
        lead_created,
        deposit_url: link.url.clone(),
        auto_login_url: link.url,
        token: link.token,
        trading_account: None,
        outstanding_onboarding_steps: onboarding::outstanding(tx, customer_id, Stage::BeforeSignIn)?,
        warnings: Vec::new(),
    })
}

fn lead_of(new: &Checked, origin: &Origin) -> NewLead {
    NewLead {
        name: new.name.clone(),
        email: Some(new.customer.email.clone()),
        mobilenumber: new.customer.mobilenumber.clone(),
        country: new.customer.country.clone(),
        language: Some(new.customer.language.clone()),
        origin: origin.clone(),
        ..NewLead::default()
    }
}

/// The first step in the members area is the link in this mail.
fn send_first_step(tx: &mut Tx<'_>, hand: &Hand, customer: &NewCustomer, id: CustomerId) -> Result<()> {
    if customer.skipped_steps.iter().any(|step| step == Step::EmailConfirmation.word()) {
        return Ok(());
    }
    let reader = Reader::of(&customers::find(tx, id)?);
    hand.sender.count(tx)?;
    hand.letters.confirm_address(tx, &reader)
}
