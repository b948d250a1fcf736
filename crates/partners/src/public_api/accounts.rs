//! The trading accounts of the customers on a page.

use std::collections::HashMap;

use foundation::db::Read;
use foundation::http::stream::JsonWriter;
use kernel::Result;
use money::wallets::report::{self, Account};
use people::customers::report::OpenRow;

/// The accounts of many customers, each as JSON and as the short text that older programs read.
pub struct Accounts(HashMap<String, Shown>);

struct Shown {
    live: Vec<String>,
    json: JsonWriter,
}

pub fn of_customers(read: &mut Read<'_>, rows: &[OpenRow]) -> Result<Accounts> {
    let ids: Vec<&str> = rows.iter().map(|row| row.customer_id.as_str()).collect();
    let mut found: HashMap<String, Shown> = HashMap::new();
    report::accounts(read, &ids, |owner, account| {
        let shown = found.entry(owner).or_insert_with(|| Shown { live: Vec::new(), json: JsonWriter::with_capacity(256) });
        shown.add(&account);
        Ok(())
    })?;
    Ok(Accounts(found))
}

impl Shown {
    fn add(&mut self, account: &Account) {
        let platform = account.platform.word().to_lowercase();
        if !account.is_demo {
            self.live.push(format!("({}, {platform}, live)", account.login));
        }
        let json = &mut self.json;
        json.open_object();
        let login = account.login.to_string();
        let kind = if account.is_demo { "demo" } else { "live" };
        for (name, text) in [
            ("login", login.as_str()),
            ("serverTag", &account.server_tag),
            ("platform", &platform),
            ("type", kind),
            ("currency", account.currency.code()),
            ("group", &account.group),
        ] {
            json.name(name);
            json.text(text);
        }
        json.name("leverage");
        json.int(account.leverage);
        json.name("createdAt");
        json.time(account.created_at);
        json.close_object();
    }
}

impl Accounts {
    /// Writes both into the open object of this customer.
    pub fn write(&mut self, customer_id: &str, json: &mut JsonWriter) {
        let shown = self.0.remove(customer_id);
        json.name("userAdditionalId");
        json.text(&shown.as_ref().map_or_else(String::new, |shown| shown.live.join(", ")));
        json.name("tradingAccounts");
        json.open_array();
        json.open_row(&shown.map_or_else(Vec::new, |shown| shown.json.finish()));
        json.close_array();
    }
}
