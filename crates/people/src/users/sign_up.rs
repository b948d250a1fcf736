//! Signing up. Whether the address has an account already is told to its owner by mail, and to nobody else.

use foundation::auth::{Actor, Anonymous, Kind};
use foundation::db::{Read, Tx};
use foundation::http::{Answer, Json, Reply};
use foundation::password;
use foundation::settings::{Kind as SettingKind, Setting};
use foundation::token::{Kind as TokenKind, Token};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::customers::letters::{Letterhead, Reader};
use crate::customers::{self, NewCustomer, input};
use crate::kyc;
use crate::leads::attribution::{self, Trail};
use crate::onboarding::model::Facts;
use crate::onboarding::{self, Stage, Step};
use crate::sessions::one_time::{self, Purpose};

/// Whether people may sign up by themselves. Staff and partners' programs make customers all the same.
pub const SIGN_UP_OPEN: Setting = Setting { key: "customers.sign_up_open", kind: SettingKind::Flag, default: "true" };
/// How long the grant is good.
const GRANT_MINUTES: i64 = 30;

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignUp {
    #[serde(default)]
    firstname: String,
    #[serde(default)]
    lastname: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    mobilenumber: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    communication_language: Option<String>,
    /// The reference key of the partner whose link was followed.
    #[serde(default)]
    wtreferrer: Option<String>,
    /// Whether other customers may copy their trades.
    #[serde(default, rename = "wants_to_become_leader")]
    wants_to_become_leader: Option<bool>,
    /// Taken and not honoured: nobody waves themselves through. What is outstanding is answered.
    #[serde(default)]
    #[expect(dead_code, reason = "read, so that a wrong step is refused, and never honoured")]
    skip_onboarding_steps: Option<Vec<Step>>,
    #[serde(default)]
    source: Option<String>,
    /// More than six characters with a letter and a digit; without one the grant is used to choose it.
    #[serde(default)]
    password: Option<String>,
    #[serde(default)]
    marketing_consent: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedUp {
    success: bool,
    /// Good once at POST /sessions/auto-login, within half an hour.
    refresh_token: String,
    /// The page that spends it.
    redirect_url: String,
    /// What has to be done before signing in with all rights.
    outstanding_onboarding_steps: Vec<Step>,
}

pub async fn create(caller: Anonymous, Json(given): Json<SignUp>) -> Answer<Reply<SignedUp>> {
    caller.app().limits().sign_in(caller.origin().ip)?;
    if let Some(password) = &given.password {
        password::check_customer(password)?;
    }
    let hash = match &given.password {
        Some(password) => Some(caller.app().passwords().hash(password).await?),
        None => None,
    };
    let (by, letters) = (caller.actor(), Letterhead::of(caller.app(), caller.brand()));
    let first = Attempt { given, hash, by, letters };
    let again = first.clone();
    match caller.change(move |tx| first.run(tx)).await {
        // Somebody else signed up with this address in the same moment: now it is a known one.
        Err(failure) if failure.0.code() == customers::exists().code() => caller.change(move |tx| again.run(tx)).await,
        answer => answer,
    }
}

#[derive(Clone)]
struct Attempt {
    given: SignUp,
    hash: Option<String>,
    by: Actor,
    letters: Letterhead,
}

impl Attempt {
    fn run(&self, tx: &mut Tx<'_>) -> Result<SignedUp> {
        if !SIGN_UP_OPEN.flag(tx)? {
            return Err(Problem::conflict("sign_up_closed").because("New customers are not taken at the moment."));
        }
        let new = self.given.checked(tx, self.hash.clone())?;
        // Of somebody who has just come, whether or not they have: the answer is the same.
        let outstanding_onboarding_steps = onboarding::outstanding_of(tx, &newcomer(&new), Stage::BeforeSignIn)?;
        let token = match customers::find_by_email(tx, &new.email)? {
            Some(known) => {
                self.letters.account_exists(tx, &Reader::of(&known))?;
                // It looks like a grant and opens nothing.
                Token::issue(TokenKind::AutoLogin, &*tx.entropy()).expose().to_owned()
            }
            None => {
                let (id, _) = customers::register(tx, &self.by, new)?;
                let reader = Reader::of(&customers::find(tx, id)?);
                self.letters.confirm_address(tx, &reader)?;
                let expires_at = tx.now().plus_seconds(GRANT_MINUTES * 60);
                one_time::issue(tx, Purpose::AutoLogin, Kind::Customer, id.uuid(), None, expires_at)?
            }
        };
        let redirect_url = self.letters.page(&format!("/auth/login?token={token}&returnUrl=/onboarding&statusPopup=false"));
        Ok(SignedUp { success: true, refresh_token: token, redirect_url, outstanding_onboarding_steps })
    }
}

/// What is known of a customer in the moment of signing up.
fn newcomer(new: &NewCustomer) -> Facts {
    let given = [
        ("firstname", true),
        ("lastname", true),
        ("email", true),
        ("mobilenumber", new.mobilenumber.is_some()),
        ("country", new.country.is_some()),
        ("communicationLanguage", true),
        ("localCurrency", new.currency.is_some()),
    ];
    Facts {
        email_confirmed_at: None,
        phone_confirmed_at: None,
        disclaimer_accepted_at: None,
        kyc_status: kyc::Status::Pending,
        completed: Vec::new(),
        skipped: Vec::new(),
        filled: given.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name).collect(),
    }
}

impl SignUp {
    fn checked(&self, read: &mut Read<'_>, password_hash: Option<String>) -> Result<NewCustomer> {
        let country = match self.country.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => Some(input::country(read, "country", text)?),
            None => None,
        };
        let mobilenumber = match self.mobilenumber.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => Some(input::mobilenumber("mobilenumber", text, country.map(|country| country.iso2))?),
            None => None,
        };
        let line = |name: &str, text: &Option<String>| text.as_deref().map_or(Ok(None), |text| input::line(name, text, 100));
        let trail = Trail { source: line("source", &self.source)?, wtreferrer: line("wtreferrer", &self.wtreferrer)?, ..Trail::default() };
        let mut origin = attribution::resolve(read, None, trail)?;
        origin.referrer = origin.referrer.or(line("wtreferrer", &self.wtreferrer)?);
        let mut roles = vec!["TRADER".to_owned()];
        if self.wants_to_become_leader == Some(true) {
            roles.push("LEADER".to_owned());
        }
        let new = NewCustomer {
            first_name: input::needed("firstname", &self.firstname, input::LONGEST_NAME)?,
            last_name: input::needed("lastname", &self.lastname, input::LONGEST_NAME)?,
            email: input::address("email", &self.email)?,
            mobilenumber,
            country: country.map(|country| country.iso2.to_owned()),
            language: match &self.communication_language {
                Some(tag) => input::language("communicationLanguage", tag)?,
                None => "en".to_owned(),
            },
            currency: country.map(|country| country.currency.to_owned()),
            password_hash,
            password_is_initial: false,
            roles,
            is_affiliate: false,
            is_test: false,
            external_id: None,
            lead_id: None,
            skipped_steps: Vec::new(),
            marketing_consent: self.marketing_consent,
            origin,
        };
        self.complete(read, &new)?;
        Ok(new)
    }

    /// What the form of signing up asks for has to be there.
    fn complete(&self, read: &mut Read<'_>, new: &NewCustomer) -> Result<()> {
        for field in onboarding::queries::fields(read)? {
            let given = match field.field.as_str() {
                "mobilenumber" => new.mobilenumber.is_some(),
                "country" => new.country.is_some(),
                "communicationLanguage" => self.communication_language.is_some(),
                _ => true,
            };
            if field.required && field.step == Some(Step::SignupRealForm) && !given {
                return Err(Problem::invalid(field.field, "is required"));
            }
        }
        Ok(())
    }
}
