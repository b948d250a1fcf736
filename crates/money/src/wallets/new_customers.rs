//! The wallet that a partner's program asks for together with a new customer.
//!
//! What is not served is refused before there is a customer ([`serves`]); what fails after it leaves the customer without a
//! wallet, and the program is told so.

use engine::TradingType;
use foundation::db::Read;
use kernel::{Currency, GroupId, Problem, Result};
use people::public::{OpenedAccount, Opening, TradingAccountRequest, TradingAccountType};

use super::{NewWallet, Platform, usual};
use crate::book::Books;
use crate::groups::{self, Group};

fn field(name: &str, expected: impl Into<String>) -> Problem {
    Problem::invalid(format!("tradingAccount.{name}"), expected.into())
}

fn platform(request: &TradingAccountRequest) -> Result<Platform> {
    match request.platform.trim().to_ascii_uppercase().as_str() {
        "NEO" => Ok(Platform::Neo),
        "PRO" => Ok(Platform::Pro),
        _ => Err(field("platform", "expected neo or pro")),
    }
}

/// The platform and the group that a request stands for.
fn terms(read: &mut Read<'_>, request: &TradingAccountRequest) -> Result<(Platform, Group)> {
    let (platform, is_demo) = (platform(request)?, request.r#type == TradingAccountType::Demo);
    let tag = platform.server_tag(is_demo);
    if request.server_tag.as_deref().is_some_and(|asked| asked.trim() != tag) {
        return Err(field("serverTag", format!("expected {tag} for this platform and type")));
    }
    let currency: Currency = request.currency.parse().map_err(|_| field("currency", "expected a currency code such as USD"))?;
    let group = match request.group_id {
        Some(id) => groups::find(read, GroupId(id)).map_err(|_| field("groupId", "expected a trading group"))?,
        None => {
            let usual = usual::group_for(read, currency, is_demo)?;
            let usual = usual.ok_or_else(|| field("currency", "expected a currency in which accounts of this type are opened"))?;
            groups::find(read, usual)?
        }
    };
    if (group.currency, group.is_demo) != (currency, is_demo) {
        return Err(field("groupId", "expected a group of the account's currency and type"));
    }
    if request.leverage > group.leverage {
        return Err(field("leverage", format!("expected at most {}", group.leverage)));
    }
    Ok((platform, group))
}

/// Whether such an account is opened here.
pub fn serves(read: &mut Read<'_>, request: &TradingAccountRequest) -> Result<()> {
    terms(read, request).map(|_| ())
}

/// Opens it on the book; the same request opens one only.
pub async fn open(opening: Opening) -> Result<OpenedAccount> {
    let brand = opening.brand.clone();
    brand
        .book(move |tx, desk| {
            opening.run(tx, |tx| {
                let request = &opening.request;
                let (platform, group) = terms(tx, request)?;
                let new = NewWallet {
                    customer: opening.customer,
                    group: group.id,
                    platform,
                    leverage: Some(request.leverage),
                    trading_type: TradingType::Hedging,
                };
                let wallet = super::open(tx, desk, &new)?;
                Ok(OpenedAccount {
                    login: wallet.id.to_string(),
                    platform: platform.word().to_ascii_lowercase(),
                    server_tag: wallet.server_tag,
                    r#type: request.r#type,
                    currency: wallet.currency.to_string(),
                    group: group.name,
                    leverage: request.leverage,
                    created_at: wallet.created_at,
                })
            })
        })
        .await
}
