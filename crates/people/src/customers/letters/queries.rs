//! The statements of letters: how many left, and when.

use foundation::db::{ToBind, Tx};
use foundation::statements;
use kernel::{Day, Result, Timestamp};
use uuid::Uuid;

statements! {
    COUNT = "insert into letter_count (sender, day, letters) values ($1, $2, 1)
        on conflict (sender, day) do update set letters = letter_count.letters + 1 returning letters";
    TOLD = "insert into account_told (customer_id, told_at) values ($1, $2)
        on conflict (customer_id) do update set told_at = excluded.told_at where account_told.told_at <= $3";
    FORGET_COUNTS = "delete from letter_count where day < $1";
    FORGET_TOLD = "delete from account_told where told_at <= $1";
}

/// One more, and how many that makes.
pub fn count(tx: &mut Tx<'_>, sender: &str, day: Day) -> Result<i64> {
    tx.one(&COUNT, &[sender.bind(), i64::from(day.number()).bind()], |row| row.get(0))
}

/// Writes down that the customer is told now; false, and nothing written, when they were told after `since`.
pub fn told(tx: &mut Tx<'_>, customer: Uuid, since: Timestamp) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(&TOLD, &[customer.bind(), now.bind(), since.bind()])? == 1)
}

/// Forgets counts of days before this one, and who was told before then.
pub fn forget(tx: &mut Tx<'_>, today: Day, told_before: Timestamp) -> Result<u64> {
    Ok(tx.execute(&FORGET_COUNTS, &[i64::from(today.number()).bind()])? + tx.execute(&FORGET_TOLD, &[told_before.bind()])?)
}
