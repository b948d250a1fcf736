//! What a wallet is opened as where nothing else is asked for: the terminal, and the group for its currency.
//!
//! Invariants
//! - The group counts for wallets of its own currency and kind, demo or live, and for no others.
//! - A group that is gone counts no longer.

use foundation::db::{Read, Tx, from_json_text, json_text};
use foundation::settings;
use kernel::{Currency, GroupId, Result};
use serde::{Deserialize, Serialize};

use super::Platform;
use crate::groups;

/// The key under which it is kept.
pub const KEY: &str = "wallets.usual";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usual {
    pub platform: Platform,
    pub group: Option<GroupId>,
}

impl Default for Usual {
    fn default() -> Usual {
        Usual { platform: Platform::Neo, group: None }
    }
}

/// As it was set, without a group that has been deleted since.
pub fn find(read: &mut Read<'_>) -> Result<Usual> {
    let Some(text) = settings::stored(read, KEY)? else { return Ok(Usual::default()) };
    let usual: Usual = from_json_text(&text)?;
    let group = match usual.group {
        Some(id) if groups::exists(read, id)? => Some(id),
        _ => None,
    };
    Ok(Usual { group, ..usual })
}

pub fn set(tx: &mut Tx<'_>, usual: &Usual, by: Option<&str>) -> Result<()> {
    settings::store(tx, KEY, &json_text(usual), by)
}

/// The group of a new wallet; none where wallets of this currency and kind are not opened.
pub fn group_for(read: &mut Read<'_>, currency: Currency, is_demo: bool) -> Result<Option<GroupId>> {
    if let Some(id) = find(read)?.group {
        let group = groups::find(read, id)?;
        if (group.currency, group.is_demo) == (currency, is_demo) {
            return Ok(Some(id));
        }
    }
    groups::for_currency(read, currency, is_demo)
}
