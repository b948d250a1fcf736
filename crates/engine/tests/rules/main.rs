//! The rules with their published numbers, one test per section of the rule book.

mod account;
mod candles;
mod charges;
mod hours;
mod house;
mod instrument;
mod margin;
mod orders;
mod profit;
mod published;
mod stop_out;
