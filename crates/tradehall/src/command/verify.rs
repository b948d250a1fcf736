//! `tradehall verify`: is everything that can be recomputed what it says?

use kernel::{Problem, Result};

use super::{Place, print};
use crate::installation::{self, Installation};

pub fn run(place: &Place) -> Result<()> {
    let installation = Installation::open(installation::settings(place)?)?;
    let mut faults = 0;
    for brand in installation.app.brands().all() {
        let findings = installation.runtime.block_on(brand.read(crate::check::findings))?;
        for finding in findings {
            print(&format!("{:<16} {:<34} {}\n", brand.id(), finding.what, finding.verdict()))?;
            faults += u32::from(!finding.is_sound());
        }
    }
    match faults {
        0 => Ok(()),
        _ => Err(Problem::internal(format!("{faults} checks failed; see above"))),
    }
}
