//! How many stand around the writer, and how many of them it takes to a commit.
//!
//! Callers come back as soon as they are answered. If a batch takes them all, all wait for its commit, and then the writer waits for all
//! of them to read their answers and ask again. Half of them to a batch, and one half is served while the other asks.

/// Fewer than these are all taken to one commit: sharing it is worth more than keeping busy.
const A_FEW: usize = 8;
/// After so many batches it is forgotten how many there once were.
const MEMORY: u32 = 64;

/// How many callers were seen waiting at one time, of late.
#[derive(Default)]
pub(super) struct Crowd {
    most: usize,
    since: usize,
    batches: u32,
}

impl Crowd {
    /// So many were there when a batch was committed: those in it, and those who came meanwhile.
    pub(super) fn see(&mut self, present: usize) {
        (self.since, self.batches) = (self.since.max(present), self.batches + 1);
        self.most = self.most.max(present);
        if self.batches == MEMORY {
            *self = Crowd { most: self.since, since: 0, batches: 0 };
        }
    }

    /// How many a batch takes of them, `at_most` if they are few.
    pub(super) fn share(&self, at_most: usize) -> usize {
        if self.most < A_FEW { at_most } else { self.most.div_ceil(2).min(at_most) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Crowd, MEMORY};

    #[test]
    fn a_few_are_taken_together_and_many_by_halves() {
        let mut crowd = Crowd::default();
        assert_eq!(crowd.share(512), 512);
        crowd.see(7);
        assert_eq!(crowd.share(512), 512);
        crowd.see(17);
        crowd.see(3);
        assert_eq!(crowd.share(512), 9);
        assert_eq!(crowd.share(5), 5, "never more than a batch may hold");
    }

    #[test]
    fn those_who_went_away_are_forgotten() {
        let mut crowd = Crowd::default();
        crowd.see(100);
        (1..MEMORY).for_each(|_| crowd.see(10));
        assert_eq!(crowd.share(512), 50, "they were there a moment ago");
        (0..MEMORY).for_each(|_| crowd.see(10));
        assert_eq!(crowd.share(512), 5);
    }
}
