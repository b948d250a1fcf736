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
    Ok(vec![
        Finding { what: "audit chain", checked: chain.entries, fault },
        Finding { what: "ledger: postings and balances", checked: ledger.journals, fault: unsound },
    ])
}
