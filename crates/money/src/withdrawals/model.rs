//! The life of a withdrawal.

use kernel::{Problem, Result};

use crate::transactions::Status;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Approve,
    Reject,
    /// By the customer, or by a stop-out.
    Cancel,
    /// Handed to the provider.
    Send,
    Pay,
    Fail,
    Refund,
}

/// Whatever is not listed is refused.
pub fn after(status: Status, event: Event) -> Result<Status> {
    match (status, event) {
        (Status::Pending, Event::Approve) => Ok(Status::Approved),
        (Status::Pending, Event::Reject) => Ok(Status::Rejected),
        (Status::Pending, Event::Cancel) => Ok(Status::Cancelled),
        (Status::Approved, Event::Send) => Ok(Status::Processing),
        (Status::Approved | Status::Processing, Event::Pay) => Ok(Status::Completed),
        (Status::Approved | Status::Processing, Event::Fail) => Ok(Status::Failed),
        (Status::Completed | Status::Failed, Event::Refund) => Ok(Status::Refunded),
        (from, event) => {
            let because = format!("A withdrawal that is {} cannot take this step ({event:?}).", from.word());
            Err(Problem::conflict("withdrawal_status").because(because))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withdrawal_ends_once() {
        use Event::{Approve, Cancel, Fail, Pay, Refund, Reject, Send};
        for (path, end) in [
            (&[Approve, Send, Pay][..], Status::Completed),
            (&[Approve, Pay, Refund], Status::Refunded),
            (&[Approve, Send, Fail, Refund], Status::Refunded),
            (&[Reject], Status::Rejected),
            (&[Cancel], Status::Cancelled),
        ] {
            let reached = path.iter().try_fold(Status::Pending, |status, event| after(status, *event)).expect("a path");
            assert_eq!(reached, end);
        }
        for over in [Status::Rejected, Status::Cancelled, Status::Refunded] {
            assert!([Approve, Reject, Cancel, Send, Pay, Fail, Refund].iter().all(|event| after(over, *event).is_err()));
        }
        assert!(after(Status::Pending, Pay).is_err() && after(Status::Approved, Cancel).is_err());
    }
}
