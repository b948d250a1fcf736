//! What wallets are opened as where nothing else is asked for.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::http::reply::NoContent;
use foundation::http::{Answer, Json};
use kernel::Problem;
use money::groups;
use money::wallets::Platform;
use money::wallets::usual::{self, Usual};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, JsonSchema)]
pub struct DefaultWallet {
    platform: Platform,
    /// The name of the group for wallets of its currency; empty: the first of each currency.
    group: String,
}

#[derive(Clone, Deserialize, JsonSchema)]
pub struct UpdateDefaultWallet {
    /// NEO or PRO.
    platform: Platform,
    /// The name of a group.
    group: String,
}

pub async fn get(staff: Staff<ReadSettings>) -> Answer<Json<DefaultWallet>> {
    let found = staff.read(|read| {
        let usual = usual::find(read)?;
        let group = usual.group.map(|id| groups::find(read, id)).transpose()?;
        Ok(DefaultWallet { platform: usual.platform, group: group.map_or_else(String::new, |group| group.name) })
    });
    Ok(Json(found.await?))
}

pub async fn update(staff: Staff<WriteSettings>, Json(input): Json<UpdateDefaultWallet>) -> Answer<NoContent> {
    if !matches!(input.platform, Platform::Neo | Platform::Pro) {
        return Err(Problem::invalid("platform", "expected NEO or PRO").into());
    }
    staff.fresh_proof()?;
    let by = staff.actor();
    let reply = staff.change(move |tx| {
        let group = groups::find_named(tx, input.group.trim())?;
        let group = group.ok_or_else(|| Problem::invalid("group", "expected the name of a group"))?;
        let before = usual::find(tx)?;
        let after = Usual { platform: input.platform, group: Some(group.id) };
        usual::set(tx, &after, by.name.as_deref())?;
        audit::record(tx, &by, "default_wallet.changed", usual::KEY, &before, &after)
    });
    Ok(NoContent::after(reply.await?))
}
