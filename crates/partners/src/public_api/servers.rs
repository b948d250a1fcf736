//! Trading servers: which there are, by platform. Those of our own engine are always there.

use std::collections::BTreeMap;

use foundation::auth::Partner;
use foundation::http::{Answer, Json};
use kernel::{Problem, Result};

use super::Flavour;
use super::model::{AccountType, PartnerServer, Servers};

/// A server of our own engine: its tag, its platform, its name.
pub struct Server {
    pub tag: &'static str,
    pub platform: &'static str,
    pub name: &'static str,
    pub kind: AccountType,
}

pub const SERVERS: [Server; 4] = [
    Server { tag: "neo-live", platform: "neo", name: "NEO live", kind: AccountType::Live },
    Server { tag: "neo-demo", platform: "neo", name: "NEO demo", kind: AccountType::Demo },
    Server { tag: "pro-live", platform: "pro", name: "PRO live", kind: AccountType::Live },
    Server { tag: "pro-demo", platform: "pro", name: "PRO demo", kind: AccountType::Demo },
];

/// The tag of a server that exists; 400 that names the parameter otherwise.
pub fn known_tag(tag: &str) -> Result<&'static str> {
    let tags = SERVERS.each_ref().map(|server| server.tag);
    let expected = || Problem::parameter("serverTag", format!("expected one of {}", tags.join(", ")));
    tags.into_iter().find(|known| *known == tag).ok_or_else(expected)
}

pub(super) async fn list<F: Flavour>(_: Partner<F::May>) -> Answer<Json<Servers>> {
    let mut data: BTreeMap<&'static str, Vec<PartnerServer>> = BTreeMap::new();
    for server in &SERVERS {
        let shown = PartnerServer { server_tag: server.tag.into(), name: server.name.into(), r#type: server.kind };
        data.entry(server.platform).or_default().push(shown);
    }
    Ok(Json(Servers { data, total: SERVERS.len() as i64 }))
}
