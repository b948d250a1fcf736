//! What is held against what is owed: every wallet holds exactly what its withdrawals under way add up to.

use std::collections::BTreeMap;

use foundation::db::Read;
use foundation::statements;
use kernel::{Result, WalletId};

statements! {
    HELD = "select account, amount_minor from balance where account >= 'cust:' and account < 'cust;' and amount_minor <> 0";
    UNDER_WAY = "select wallet_id, cast(sum(amount_minor) as bigint) from money_transaction
        where type = 'WITHDRAWAL' and status in ('PENDING', 'APPROVED', 'PROCESSING', 'FAILED') group by wallet_id";
}

/// A wallet whose hold is not what its withdrawals say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub wallet: WalletId,
    pub held_minor: i64,
    pub owed_minor: i64,
}

/// How many wallets were compared, and where they differ. What failed is held until staff give it back.
pub fn verify(read: &mut Read<'_>) -> Result<(i64, Vec<Difference>)> {
    let mut sums: BTreeMap<WalletId, (i64, i64)> = BTreeMap::new();
    read.each(&HELD, &[], |row| {
        let account: String = row.get(0)?;
        let wallet = account.strip_prefix("cust:").and_then(|rest| rest.strip_suffix(":hold")).and_then(|id| id.parse().ok());
        if let Some(wallet) = wallet {
            sums.entry(WalletId(wallet)).or_default().0 = row.get(1)?;
        }
        Ok(true)
    })?;
    read.each(&UNDER_WAY, &[], |row| {
        sums.entry(row.get(0)?).or_default().1 = row.get(1)?;
        Ok(true)
    })?;
    let compared = i64::try_from(sums.len()).unwrap_or(i64::MAX);
    let differences = sums.into_iter().filter(|(_, (held, owed))| held != owed);
    Ok((compared, differences.map(|(wallet, (held_minor, owed_minor))| Difference { wallet, held_minor, owed_minor }).collect()))
}
