//! Steps, stages, and what is known of a customer's progress.

use foundation::words;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kyc::Status as KycStatus;

words! {
    /// What a stage stands before.
    pub enum Stage {
        SignUp = "SignUp",
        BeforeSignIn = "BeforeSignIn",
        BeforeDeposit = "BeforeDeposit",
        BeforeWithdrawal = "BeforeWithdrawal",
    }
}

words! {
    /// One thing that a customer does to be let further; in the order in which they are taken.
    pub enum Step {
        SignupDemoForm = "SignupDemoForm",
        SignupRealForm = "SignupRealForm",
        CompleteAccountBeforeDepositForm = "CompleteAccountBeforeDepositForm",
        CompleteAccountBeforeWithdrawalForm = "CompleteAccountBeforeWithdrawalForm",
        EmailConfirmation = "EmailConfirmation",
        Kyc = "KYC",
        PhoneConfirmation = "PhoneConfirmation",
        DisclaimerBeforeDeposit = "DisclaimerBeforeDeposit",
    }
}

impl Step {
    /// Who a customer is, what they were warned of, and what guards a withdrawal cannot be waved through.
    pub const fn may_be_skipped(self) -> bool {
        !matches!(self, Step::Kyc | Step::DisclaimerBeforeDeposit | Step::CompleteAccountBeforeWithdrawalForm)
    }
}

/// What is asked of a customer in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerFieldConfiguration {
    /// The field as operations name it.
    pub field: String,
    /// The form that asks for it; none asks for it when empty.
    #[serde(default)]
    pub step: Option<Step>,
    /// The form is complete only when this is filled in.
    #[serde(default)]
    pub required: bool,
    /// Whether the customer may change it once it is filled in; staff always may.
    #[serde(default)]
    pub editable: bool,
}

/// What is known of a customer's progress.
#[derive(Clone, Debug)]
pub struct Facts {
    pub email_confirmed_at: Option<Timestamp>,
    pub phone_confirmed_at: Option<Timestamp>,
    pub disclaimer_accepted_at: Option<Timestamp>,
    pub kyc_status: KycStatus,
    pub completed: Vec<Step>,
    pub skipped: Vec<Step>,
    /// The names of the fields that are filled in.
    pub filled: Vec<&'static str>,
}

impl Facts {
    pub fn completes(&self, step: Step, fields: &[CustomerFieldConfiguration]) -> bool {
        match step {
            Step::EmailConfirmation => self.email_confirmed_at.is_some(),
            Step::PhoneConfirmation => self.phone_confirmed_at.is_some(),
            Step::DisclaimerBeforeDeposit => self.disclaimer_accepted_at.is_some(),
            Step::Kyc => self.kyc_status == KycStatus::Approved,
            // Whoever has an account has signed up, for a demo or for real.
            Step::SignupDemoForm => true,
            form => {
                let mut asked = fields.iter().filter(|field| field.step == Some(form) && field.required);
                self.completed.contains(&form) || asked.all(|field| self.filled.contains(&field.field.as_str()))
            }
        }
    }
}
