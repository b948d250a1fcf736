-- Why an identity check was refused or an approval taken back, in the words that its customer reads; empty in every other state.
alter table customer add column kyc_reason text;
