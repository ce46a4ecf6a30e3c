// The document of a state: its text, and the columns in which its items lie.

#include <stdlib.h>

#include "internal.h"

bool clb_begin_document(clb_state *state, const char *text, size_t length) {
  if (state->running) return false;
  clb_end_document(state);
  char *copy = malloc(length + 1);
  if (copy == NULL) return false;
  if (length > 0) memcpy(copy, text, length);
  copy[length] = 0;
  state->text = copy;
  state->text_length = length;
  // Never 0, which marks handles that outlive documents.
  if (++state->last_generation == 0) state->last_generation = 1;
  state->generation = state->last_generation;
  return true;
}

void clb_end_document(clb_state *state) {
  if (state->running) return;
  clb_drop_columns(state);
  free(state->text);
  state->text = NULL;
  state->text_length = 0;
  // No document: a number that no handle has, as numbers given out are never used again.
  if (++state->last_generation == 0) state->last_generation = 1;
  state->generation = state->last_generation;
}

bool clb_publish(
  clb_state *state, uint16_t class_id, uint8_t number, const void *data, size_t bytes) {
  if (class_id >= state->class_count || number >= CLB_COLUMNS) return false;
  clb_column *column = &state->classes[class_id]->columns[number];
  bool persistent = state->classes[class_id]->flags & CLB_CLASS_PERSISTENT;
  if (column->published && (!persistent || state->running)) return false;
  void *copy = malloc(bytes + 1);
  if (copy == NULL) return false;
  if (bytes > 0) memcpy(copy, data, bytes);
  free(column->data);
  *column = (clb_column){.data = copy, .bytes = bytes, .published = true};
  state->classes[class_id]->has_columns = true;
  return true;
}

uint32_t clb_generation(const clb_state *state) { return state->generation; }
