//! Operations on payment providers.

use foundation::audit;
use foundation::auth::permission::{ReadPayments, WritePayments};
use foundation::auth::{Newcomer, SignedIn, Staff};
use foundation::http::{Answer, Json, Path, Query, Reply};
use foundation::words;
use kernel::exact::Exact;
use kernel::{Currency, Money, Problem, Result};
use people::customers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::{KeyValue, Provider};
use super::queries;
use crate::groups;

words! {
    pub enum Way {
        Deposit = "deposit",
        Withdrawal = "withdrawal",
    }
}

/// A way to pay or to be paid. Limits are in US dollars.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    id: String,
    name: String,
    provider: String,
    #[serde(rename = "type")]
    way: Way,
    currencies: Vec<Currency>,
    minimum_amount: Option<Exact>,
    maximum_amount: Option<Exact>,
    predefined_amounts: Vec<Exact>,
    fields: Vec<Field>,
    logo_url: Option<String>,
}

/// What the customer has to fill in.
#[derive(Serialize, JsonSchema)]
pub struct Field {
    name: String,
    required: bool,
}

fn dollars(minor: Option<i64>) -> Option<Exact> {
    minor.map(|minor| Exact(Money::from_minor(minor, Currency::USD).to_decimal().normalize()))
}

fn methods(provider: &Provider, way: Way, currencies: &[Currency]) -> Vec<PaymentMethod> {
    let deposit = way == Way::Deposit;
    if !(if deposit { provider.supports_deposit } else { provider.supports_withdrawal }) {
        return Vec::new();
    }
    // A deposit names a method of the provider, a withdrawal the provider itself.
    let names: Vec<String> = if deposit { provider.methods.clone() } else { vec![provider.id.clone()] };
    let method = |id: String| PaymentMethod {
        name: if deposit { format!("{} ({id})", provider.name) } else { provider.name.clone() },
        id,
        provider: provider.id.clone(),
        way,
        currencies: currencies.to_vec(),
        minimum_amount: dollars(if deposit { provider.minimum_deposit_usd_minor } else { provider.minimum_withdrawal_usd_minor }),
        maximum_amount: dollars(if deposit { provider.maximum_deposit_usd_minor } else { provider.maximum_withdrawal_usd_minor }),
        predefined_amounts: if deposit { provider.predefined_deposit_amounts.clone() } else { Vec::new() },
        fields: if deposit { Vec::new() } else { vec![Field { name: "walletAddress".into(), required: true }] },
        logo_url: None,
    };
    names.into_iter().map(method).collect()
}

/// The currencies in which live wallets are kept.
fn currencies(read: &mut foundation::db::Read<'_>) -> Result<Vec<Currency>> {
    let mut found: Vec<Currency> = groups::all(read)?.into_iter().filter(|group| !group.is_demo).map(|group| group.currency).collect();
    found.sort();
    found.dedup();
    Ok(found)
}

#[derive(Deserialize, JsonSchema)]
pub struct MyQuery {
    #[serde(default, rename = "type")]
    way: Option<Way>,
}

pub async fn my_methods(customer: Newcomer, Query(query): Query<MyQuery>) -> Answer<Json<Vec<PaymentMethod>>> {
    let own = customer.id()?;
    let ways: Vec<Way> = query.way.map_or_else(|| Way::ALL.to_vec(), |way| vec![way]);
    let found = customer
        .read(move |read| {
            let country = customers::find(read, own)?.country;
            let currencies = currencies(read)?;
            let offered = queries::all(read)?.into_iter().filter(|provider| provider.enabled && provider.serves(country.as_deref()));
            let offered: Vec<Provider> = offered.collect();
            Ok(ways.iter().flat_map(|way| offered.iter().flat_map(|provider| methods(provider, *way, &currencies))).collect())
        })
        .await?;
    Ok(Json(found))
}

#[derive(Deserialize, JsonSchema)]
pub struct CountryQuery {
    /// ISO 3166 alpha-2.
    country: String,
}

/// How money can be paid out to a country.
pub async fn withdrawal_methods(caller: SignedIn, Query(query): Query<CountryQuery>) -> Answer<Json<Methods>> {
    if query.country.len() != 2 || !query.country.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(Problem::parameter("country", "expected a two-letter country code such as DE").into());
    }
    let found = caller.read(move |read| {
        let currencies = currencies(read)?;
        let offered = queries::all(read)?.into_iter().filter(|provider| provider.enabled && provider.serves(Some(&query.country)));
        Ok(offered.flat_map(|provider| methods(&provider, Way::Withdrawal, &currencies)).collect())
    });
    Ok(Json(Methods { methods: found.await? }))
}

/// A provider as staff configure it. Amounts are in US dollars; values of secret keys are never shown.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentProvider {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    enabled: bool,
    sort: i64,
    supports_deposit: bool,
    supports_withdrawal: bool,
    key_values: Vec<KeyValue>,
    enabled_country_codes: Vec<String>,
    minimum_deposit_amount: Option<Exact>,
    maximum_deposit_amount: Option<Exact>,
    minimum_withdrawal_amount: Option<Exact>,
    maximum_withdrawal_amount: Option<Exact>,
    predefined_deposit_amounts: Vec<Exact>,
}

fn shown(provider: Provider) -> PaymentProvider {
    PaymentProvider {
        id: provider.id,
        name: provider.name,
        kind: provider.kind,
        enabled: provider.enabled,
        sort: provider.sort,
        supports_deposit: provider.supports_deposit,
        supports_withdrawal: provider.supports_withdrawal,
        key_values: provider.key_values,
        enabled_country_codes: provider.enabled_country_codes,
        minimum_deposit_amount: dollars(provider.minimum_deposit_usd_minor),
        maximum_deposit_amount: dollars(provider.maximum_deposit_usd_minor),
        minimum_withdrawal_amount: dollars(provider.minimum_withdrawal_usd_minor),
        maximum_withdrawal_amount: dollars(provider.maximum_withdrawal_usd_minor),
        predefined_deposit_amounts: provider.predefined_deposit_amounts,
    }
}

#[derive(Serialize, JsonSchema)]
pub struct Providers {
    providers: Vec<PaymentProvider>,
}

#[derive(Serialize, JsonSchema)]
pub struct OneProvider {
    provider: PaymentProvider,
}

#[derive(Serialize, JsonSchema)]
pub struct Methods {
    methods: Vec<PaymentMethod>,
}

pub async fn list(staff: Staff<ReadPayments>) -> Answer<Json<Providers>> {
    let providers = staff.read(|read| Ok(queries::all(read)?.into_iter().map(shown).collect())).await?;
    Ok(Json(Providers { providers }))
}

#[derive(Deserialize, JsonSchema)]
pub struct FiltersQuery {
    #[serde(rename = "type")]
    way: Way,
}

pub async fn filters(staff: Staff<ReadPayments>, Query(query): Query<FiltersQuery>) -> Answer<Json<Methods>> {
    let found = staff.read(move |read| {
        let currencies = currencies(read)?;
        Ok(queries::all(read)?.iter().flat_map(|provider| methods(provider, query.way, &currencies)).collect())
    });
    Ok(Json(Methods { methods: found.await? }))
}

pub async fn show(staff: Staff<ReadPayments>, Path(id): Path<String>) -> Answer<Json<OneProvider>> {
    let provider = staff.read(move |read| queries::find(read, &id)).await?;
    Ok(Json(OneProvider { provider: shown(provider) }))
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(rename = "ProviderUpdate")]
pub struct Update {
    key_values: Option<Vec<KeyValue>>,
    /// ISO 3166 alpha-2; empty means everywhere.
    enabled_country_codes: Option<Vec<String>>,
    minimum_deposit_amount: Option<Exact>,
    maximum_deposit_amount: Option<Exact>,
    minimum_withdrawal_amount: Option<Exact>,
    maximum_withdrawal_amount: Option<Exact>,
    predefined_deposit_amounts: Option<Vec<Exact>>,
    enabled: Option<bool>,
}

impl Update {
    /// What is not mentioned among lists and switches stays; a limit that is not mentioned is none.
    fn onto(&self, mut provider: Provider) -> Result<Provider> {
        if let Some(entries) = &self.key_values {
            let fits = |entry: &KeyValue| !entry.key.is_empty() && entry.key.len() <= 60 && entry.value.len() <= 2_000;
            if entries.len() > 50 || !entries.iter().all(fits) {
                return Err(Problem::invalid("keyValues", "expected at most 50 keys of 60 characters with values of 2000"));
            }
            provider.key_values.clone_from(entries);
        }
        if let Some(codes) = &self.enabled_country_codes {
            if codes.len() > 300 || codes.iter().any(|code| code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase())) {
                return Err(Problem::invalid("enabledCountryCodes", "expected two-letter country codes such as DE"));
            }
            provider.enabled_country_codes.clone_from(codes);
        }
        if let Some(amounts) = &self.predefined_deposit_amounts {
            if amounts.len() > 20 || amounts.iter().any(|Exact(amount)| amount.is_sign_negative() || amount.is_zero()) {
                return Err(Problem::invalid("predefinedDepositAmounts", "expected at most 20 numbers above 0"));
            }
            provider.predefined_deposit_amounts.clone_from(amounts);
        }
        provider.enabled = self.enabled.unwrap_or(provider.enabled);
        provider.minimum_deposit_usd_minor = limit("minimumDepositAmount", self.minimum_deposit_amount)?;
        provider.maximum_deposit_usd_minor = limit("maximumDepositAmount", self.maximum_deposit_amount)?;
        provider.minimum_withdrawal_usd_minor = limit("minimumWithdrawalAmount", self.minimum_withdrawal_amount)?;
        provider.maximum_withdrawal_usd_minor = limit("maximumWithdrawalAmount", self.maximum_withdrawal_amount)?;
        let crossed = |least: Option<i64>, most: Option<i64>| least.zip(most).is_some_and(|(least, most)| least > most);
        if crossed(provider.minimum_deposit_usd_minor, provider.maximum_deposit_usd_minor) {
            return Err(Problem::invalid("maximumDepositAmount", "expected at least the minimum"));
        }
        if crossed(provider.minimum_withdrawal_usd_minor, provider.maximum_withdrawal_usd_minor) {
            return Err(Problem::invalid("maximumWithdrawalAmount", "expected at least the minimum"));
        }
        Ok(provider)
    }
}

fn limit(name: &'static str, value: Option<Exact>) -> Result<Option<i64>> {
    let Some(Exact(value)) = value else { return Ok(None) };
    match Money::exact(value, Currency::USD) {
        Ok(money) if !money.is_negative() => Ok(Some(money.minor())),
        Ok(_) => Err(Problem::invalid(name, "expected 0 or more")),
        Err(expected) => Err(Problem::invalid(name, expected)),
    }
}

/// What the audit log keeps: which keys are set, and none of their values.
fn audited(provider: &Provider) -> serde_json::Value {
    let keys: Vec<&str> = provider.key_values.iter().map(|entry| entry.key.as_str()).collect();
    serde_json::json!({
        "enabled": provider.enabled,
        "keys": keys,
        "countries": provider.enabled_country_codes,
        "minimumDepositUSDMinor": provider.minimum_deposit_usd_minor,
        "maximumDepositUSDMinor": provider.maximum_deposit_usd_minor,
        "minimumWithdrawalUSDMinor": provider.minimum_withdrawal_usd_minor,
        "maximumWithdrawalUSDMinor": provider.maximum_withdrawal_usd_minor,
    })
}

pub async fn update(staff: Staff<WritePayments>, Path(id): Path<String>, Json(input): Json<Update>) -> Answer<Reply<OneProvider>> {
    let by = staff.actor();
    staff
        .change(move |tx| {
            let before = queries::find(tx, &id)?;
            let after = input.onto(before.clone())?;
            queries::update(tx, &after)?;
            audit::record(tx, &by, "payment_provider.changed", &id, audited(&before), audited(&after))?;
            Ok(OneProvider { provider: shown(after) })
        })
        .await
}

#[derive(Clone, Deserialize, JsonSchema)]
pub struct SortEntry {
    id: String,
    sort: i64,
}

pub async fn sort(staff: Staff<WritePayments>, Json(entries): Json<Vec<SortEntry>>) -> Answer<Reply<Providers>> {
    let by = staff.actor();
    if entries.len() > 200 || entries.iter().any(|entry| !(0..=1_000_000).contains(&entry.sort)) {
        return Err(Problem::invalid("sort", "expected whole numbers from 0 to 1000000").into());
    }
    staff
        .change(move |tx| {
            for entry in &entries {
                queries::find(tx, &entry.id).map_err(|_| Problem::invalid("id", "expected a payment provider"))?;
                queries::sort(tx, &entry.id, entry.sort)?;
            }
            let places: Vec<(&str, i64)> = entries.iter().map(|entry| (entry.id.as_str(), entry.sort)).collect();
            audit::record(tx, &by, "payment_provider.sorted", "all", (), places)?;
            Ok(Providers { providers: queries::all(tx)?.into_iter().map(shown).collect() })
        })
        .await
}
