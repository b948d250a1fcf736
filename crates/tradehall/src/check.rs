//! What of a brand can be recomputed, recomputed.

use foundation::audit;
use foundation::db::Read;
use kernel::Result;

/// One thing that was checked.
pub struct Finding {
    pub what: &'static str,
    pub checked: i64,
    /// Where it is not what it should be.
    pub fault: Option<String>,
}

impl Finding {
    pub fn is_sound(&self) -> bool {
        self.fault.is_none()
    }
    pub fn verdict(&self) -> String {
        match &self.fault {
            None => format!("sound ({} checked)", self.checked),
            Some(fault) => format!("BROKEN: {fault}"),
        }
    }
}

/// All checks, in one read transaction.
pub fn findings(read: &mut Read<'_>) -> Result<Vec<Finding>> {
    let chain = audit::verify(read)?;
    let fault = chain.broken_at.map(|id| format!("the chain breaks at entry {id}"));
    let ledger = money::ledger::verify(read)?;
    let unsound = (!ledger.is_sound()).then(|| format!("{ledger:?}"));
    let (wallets, held_wrongly) = money::withdrawals::verify::verify(read)?;
    let held_wrongly = held_wrongly.first().map(|difference| format!("{difference:?}"));
    let (accounts, no_book) = match trading::restore(read) {
        Ok(book) => (i64::try_from(book.accounts().count()).unwrap_or(i64::MAX), None),
        Err(problem) => (0, Some(problem.cause().map_or_else(|| problem.to_string(), str::to_owned))),
    };
    Ok(vec![
        Finding { what: "audit chain", checked: chain.entries, fault },
        Finding { what: "ledger: postings and balances", checked: ledger.journals, fault: unsound },
        Finding { what: "holds: withdrawals under way", checked: wallets, fault: held_wrongly },
        Finding { what: "book: accounts, positions, orders", checked: accounts, fault: no_book },
    ])
}
