// What the host defines in a state: functions, classes and their fields.

#include <stdlib.h>

#include "internal.h"

static int function_body(lua_State *L) {
  clb_state *state = clb_of(L);
  clb_push_host_table(L);
  lua_pushlstring(L, state->job.name, state->job.name_length);
  lua_pushinteger(L, state->job.function);
  lua_pushcclosure(L, clb_host_function, 1);
  lua_rawset(L, -3);
  return 0;
}

bool clb_define_function(clb_state *state, const char *name, size_t length, uint32_t function) {
  if (state->running) return false;
  state->job.name = name;
  state->job.name_length = length;
  state->job.function = function;
  return clb_enter(state, function_body) == CLB_OK;
}

static int class_body(lua_State *L) {
  clb_class_create(L, (uint16_t)clb_of(L)->job.function);
  return 0;
}

// Adds a class outside and inside Lua; the arena may hold fewer only after a restore to a snapshot
// taken before the definition, which is why the host defines its classes first.
uint16_t clb_add_class(clb_state *state, const char *name, size_t length, clb_class shape) {
  if (state->running || state->dead || state->class_count == CLASS_LIMIT) return CLB_NO_CLASS;
  clb_class *class = calloc(1, sizeof *class);
  char *copy = malloc(length + 1);
  if (class == NULL || copy == NULL) {
    free(class);
    free(copy);
    return CLB_NO_CLASS;
  }
  memcpy(copy, name, length);
  copy[length] = 0;
  *class = shape;
  class->name = copy;
  state->classes[state->class_count] = class;
  state->job.function = state->class_count++;
  return clb_enter(state, class_body) == CLB_OK ? (uint16_t)(state->class_count - 1) : CLB_NO_CLASS;
}

uint16_t clb_define_class(clb_state *state, const char *name, size_t length, uint32_t flags) {
  return clb_add_class(state, name, length, (clb_class){.shape = SHAPE_ITEM, .flags = flags});
}

uint16_t clb_define_sequence(
  clb_state *state, const char *name, size_t length, uint16_t item_class, bool indirect) {
  if (item_class >= state->class_count) return CLB_NO_CLASS;
  return clb_add_class(
    state, name, length,
    (clb_class){
      .shape = SHAPE_SEQUENCE, .item_class = item_class, .indirect = indirect,
      .flags = state->classes[item_class]->flags});
}

static int member_body(lua_State *L) {
  clb_state *state = clb_of(L);
  clb_push_members(L, (uint16_t)state->job.function);
  lua_pushlstring(L, state->job.name, state->job.name_length);
  lua_pushinteger(L, (lua_Integer)state->job.reference);
  lua_rawset(L, -3);
  return 0;
}

static bool spec_is_sound(const clb_state *state, const clb_field_spec *spec) {
  if (spec->kind > CLB_FIELD_HOST || spec->column >= CLB_COLUMNS || spec->column2 >= CLB_COLUMNS)
    return false;
  if (spec->kind == CLB_FIELD_ENUM && spec->list >= CLB_LISTS) return false;
  return (spec->kind != CLB_FIELD_HANDLE && spec->kind != CLB_FIELD_SAME)
    || spec->class_id < state->class_count;
}

bool clb_define_field(
  clb_state *state, uint16_t class_id, const char *name, size_t length,
  const clb_field_spec *spec) {
  if (state->running || class_id >= state->class_count || !spec_is_sound(state, spec)) return false;
  clb_class *class = state->classes[class_id];
  if (class->shape != SHAPE_ITEM) return false;
  clb_field_spec *fields = realloc(class->fields, (class->field_count + 1) * sizeof *fields);
  if (fields == NULL) return false;
  class->fields = fields;
  fields[class->field_count] = *spec;
  state->job.name = name;
  state->job.name_length = length;
  state->job.function = class_id;
  state->job.reference = class->field_count++;
  return clb_enter(state, member_body) == CLB_OK;
}

bool clb_define_name(
  clb_state *state, uint16_t class_id, uint8_t list, const char *name, size_t length) {
  if (class_id >= state->class_count || list >= CLB_LISTS || length > 4096) return false;
  clb_names *names = &state->classes[class_id]->lists[list];
  if (names->count == 255) return false;
  uint32_t start = names->count == 0 ? 0 : names->ends[names->count - 1];
  char *bytes = realloc(names->bytes, start + length + 1);
  if (bytes == NULL) return false;
  names->bytes = bytes;
  uint32_t *ends = realloc(names->ends, (names->count + 1) * sizeof *ends);
  if (ends == NULL) return false;
  names->ends = ends;
  memcpy(bytes + start, name, length);
  ends[names->count++] = start + (uint32_t)length;
  return true;
}
