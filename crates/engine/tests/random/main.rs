//! Random days: accounts in several currencies and groups, orders of all kinds, gaps, deposits and rollovers.
//!
//! `ENGINE_RANDOM_STEPS` sets how many steps are taken in all (100,000 without it). A failing day is kept beside this file
//! and tried first from then on.

mod day;
mod laws;
mod reference;
mod second_opinion;
mod world;
