//! A map that forgets the oldest, so that a sandbox that runs for weeks does not grow.

use std::collections::{HashMap, VecDeque};

/// More than anybody walks through at once.
const MOST: usize = 5_000;

/// Values by a random key.
pub(super) struct Recent<V> {
    values: HashMap<String, V>,
    order: VecDeque<String>,
}

impl<V> Default for Recent<V> {
    fn default() -> Self {
        Self { values: HashMap::new(), order: VecDeque::new() }
    }
}

impl<V> Recent<V> {
    pub(super) fn insert(&mut self, key: String, value: V) {
        if self.values.insert(key.clone(), value).is_none() {
            self.order.push_back(key);
        }
        // Keys of what was taken are still in line.
        while self.order.len() > MOST {
            if let Some(oldest) = self.order.pop_front() {
                self.values.remove(&oldest);
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&V> {
        self.values.get(key)
    }

    /// The newest first.
    pub(super) fn newest(&self) -> impl Iterator<Item = &V> {
        self.order.iter().rev().filter_map(|key| self.values.get(key))
    }

    pub(super) fn find(&self, wanted: impl Fn(&V) -> bool) -> Option<(&String, &V)> {
        self.values.iter().find(|(_, value)| wanted(value))
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.values.get_mut(key)
    }

    pub(super) fn remove(&mut self, key: &str) {
        self.values.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_first_and_what_was_taken_leaves_nothing() {
        let mut recent = Recent::default();
        for index in 0..3 * MOST {
            recent.insert(index.to_string(), index);
            if index % 2 == 0 {
                recent.remove(&index.to_string());
            }
        }
        assert_eq!((recent.get("0"), recent.get(&(3 * MOST - 1).to_string())), (None, Some(&(3 * MOST - 1))));
        assert!(recent.values.len() <= MOST && recent.order.len() <= MOST);
    }
}
