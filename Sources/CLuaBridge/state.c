// Life of a state, its entries, and what the host defines in it.

#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

// ---- entries ----

typedef int (*entry_body)(lua_State *L);

static void keep_results(clb_state *state, int count) {
  clb_decode(state->L, &state->results, lua_gettop(state->L) - count + 1, count, "result");
}

static void error_message(clb_state *state) {
  size_t length;
  const char *text = lua_tolstring(state->L, -1, &length);
  if (state->message.length > 0 || text == NULL) return;
  clb_text_add_safe(&state->message, text, length, 4096);
}

// Runs a body behind a protected call and behind the jump of the limits. After a jump the state is
// dead: no Lua function may touch it until it is restored.
static clb_outcome enter(clb_state *state, entry_body body) {
  if (state->running || state->dead || state->L == NULL) return CLB_UNUSABLE;
  lua_State *L = state->L;
  lua_settop(L, 0);
  state->running = true;
  state->message.length = state->frames.length = 0;
  state->results.count = 0;
  state->job.syntax = false;
  clb_limits_start(state);
  clb_outcome outcome = CLB_OK;
  if (_setjmp(state->jump) == 0) {
    lua_pushcfunction(L, clb_handler);
    lua_pushcfunction(L, body);
    if (lua_pcall(L, 0, LUA_MULTRET, 1) != LUA_OK) {
      outcome = state->job.syntax ? CLB_SYNTAX : CLB_ERROR;
      error_message(state);
    }
  } else {
    outcome = state->stop;
    state->dead = true;
  }
  state->instructions += state->pending / 8;
  state->cpu_used = clb_cpu_now() - state->cpu_start;
  state->running = state->in_host = false;
  state->current = NULL;
  return outcome;
}

static uint32_t keep_value(lua_State *L) {
  arena_head *head = clb_of(L)->head;
  uint64_t reference = ++head->next_reference;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_references);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, (lua_Integer)reference);
  lua_pop(L, 1);
  return (uint32_t)reference;
}

static void push_kept(lua_State *L, uint64_t reference) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_references);
  lua_rawgeti(L, -1, (lua_Integer)reference);
  lua_remove(L, -2);
}

static int load_body(lua_State *L) {
  clb_state *state = clb_of(L);
  lua_pushlstring(L, state->job.name, state->job.name_length);
  const char *name = lua_tostring(L, -1);
  state->job.syntax = true;
  clb_compile(L, state->job.source, state->job.length, name, state->job.privileged);
  state->job.syntax = false;
  int arguments = clb_push_built(L);
  lua_call(L, arguments, 1);
  state->job.reference = keep_value(L);
  keep_results(state, 1);
  return 1;
}

static int call_body(lua_State *L) {
  clb_state *state = clb_of(L);
  push_kept(L, state->job.reference);
  int base = lua_gettop(L);
  int arguments = clb_push_built(L);
  lua_call(L, arguments, LUA_MULTRET);
  int count = lua_gettop(L) - base + 1;
  keep_results(state, count);
  return count;
}

static int field_body(lua_State *L) {
  clb_state *state = clb_of(L);
  push_kept(L, state->job.reference);
  state->job.reference = 0;
  if (lua_type(L, -1) != LUA_TTABLE) return 0;
  lua_pushlstring(L, state->job.name, state->job.name_length);
  if (lua_rawget(L, -2) != LUA_TNIL) state->job.reference = keep_value(L);
  return 0;
}

static int inspect_body(lua_State *L) {
  clb_state *state = clb_of(L);
  push_kept(L, state->job.reference);
  keep_results(state, 1);
  return 1;
}

clb_outcome clb_load(
  clb_state *state, const char *source, size_t length, const char *name, size_t name_length,
  bool privileged, uint32_t *reference) {
  if (state->running) return CLB_UNUSABLE;
  state->job.source = source;
  state->job.length = length;
  state->job.name = name;
  state->job.name_length = name_length;
  state->job.privileged = privileged;
  clb_outcome outcome = enter(state, load_body);
  *reference = outcome == CLB_OK ? (uint32_t)state->job.reference : 0;
  return outcome;
}

clb_outcome clb_call(clb_state *state, uint32_t reference) {
  if (state->running) return CLB_UNUSABLE;
  state->job.reference = reference;
  return enter(state, call_body);
}

uint32_t clb_field(clb_state *state, uint32_t reference, const char *name, size_t length) {
  if (state->running) return 0;
  state->job.reference = reference;
  state->job.name = name;
  state->job.name_length = length;
  return enter(state, field_body) == CLB_OK ? (uint32_t)state->job.reference : 0;
}

clb_outcome clb_inspect(clb_state *state, uint32_t reference) {
  if (state->running) return CLB_UNUSABLE;
  state->job.reference = reference;
  return enter(state, inspect_body);
}

const clb_value *clb_results(const clb_state *state, uint32_t *count) {
  *count = state->results.count;
  static const clb_value none = {.kind = CLB_NIL};
  return state->results.items != NULL ? state->results.items : &none;
}

const char *clb_message(const clb_state *state, size_t *length) {
  *length = state->message.length;
  return state->message.bytes != NULL ? state->message.bytes : "";
}

const char *clb_here(clb_state *state, size_t *length) {
  clb_frames_set(state, state->in_host ? state->current : NULL);
  return clb_frames(state, length);
}

const char *clb_frames(const clb_state *state, size_t *length) {
  *length = state->frames.length;
  return state->frames.bytes != NULL ? state->frames.bytes : "";
}

// ---- life ----

static uint16_t clb_add_class(clb_state *state, const char *name, size_t length, clb_class shape);

static int open_body(lua_State *L) {
  clb_sandbox_open(L);
  return 0;
}

// Unreachable: every entry is protected. Leaves the process rather than return into an abort.
static int panic(LUABRIDGE_UNUSED lua_State *L) { _Exit(70); }

clb_state *clb_open(const clb_limits *limits, clb_entry entry, void *context) {
  clb_state *state = calloc(1, sizeof *state);
  if (state == NULL) return NULL;
  clb_set_limits(state, limits);
  state->entry = entry;
  state->context = context;
  state->hook_count = 1000;
  // Twice the limit, so that scattered free blocks do not count against the plugin.
  if (!clb_arena_open(state, 2 * state->limits.lua_bytes + (8u << 20))) {
    free(state);
    return NULL;
  }
  state->running = true;
  state->deadline = UINT64_MAX;
  if (_setjmp(state->jump) == 0) {
    state->L = lua_newstate(clb_arena_allocate, state);
    if (state->L != NULL) {
      *(clb_state **)lua_getextraspace(state->L) = state;
      lua_atpanic(state->L, panic);
    }
  } else {
    state->L = NULL;
  }
  state->running = false;
  clb_class derived = {.shape = SHAPE_DERIVED, .flags = CLB_CLASS_PERSISTENT};
  if (state->L == NULL || enter(state, open_body) != CLB_OK
      || clb_add_class(state, "sequence", 8, derived) != DERIVED_CLASS) {
    clb_close(state);
    return NULL;
  }
  return state;
}

void clb_close(clb_state *state) {
  if (state == NULL) return;
  clb_arena_close(state);
  clb_classes_free(state);
  free(state->arguments.items);
  free(state->built.items);
  free(state->results.items);
  free(state->built_bytes.bytes);
  free(state->message.bytes);
  free(state->frames.bytes);
  free(state->text);
  free(state);
}

static uint64_t clamp(uint64_t value, uint64_t least, uint64_t most) {
  return value < least ? least : value > most ? most : value;
}

void clb_set_limits(clb_state *state, const clb_limits *limits) {
  uint64_t lua_bytes = clamp(limits->lua_bytes, 1u << 20, 1u << 30);
  if (state->base != NULL && lua_bytes > state->reserved / 2) lua_bytes = state->reserved / 2;
  state->limits = *limits;
  state->limits.lua_bytes = lua_bytes;
  state->limits.string_bytes = clamp(limits->string_bytes, 1024, lua_bytes);
  state->limits.host_bytes = clamp(limits->host_bytes, 65536, UINT32_MAX);
  state->limits.nanoseconds = clamp(limits->nanoseconds, 1000000, 1ull << 60);
}

void clb_set_seed(clb_state *state, uint64_t seed) { clb_seed(state->head, seed); }

static int collect_body(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT);
  return 0;
}

bool clb_snapshot(clb_state *state) {
  if (state->running || state->dead) return false;
  // What loading left behind would be copied for every document, and soon collected in each.
  if (enter(state, collect_body) != CLB_OK) return false;
  lua_settop(state->L, 0);
  return clb_arena_keep(state);
}

bool clb_restore(clb_state *state) {
  if (state->running || state->snapshot == NULL) return false;
  clb_arena_return(state);
  state->dead = false;
  state->results.count = 0;
  return true;
}

// ---- definitions ----

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
  return enter(state, function_body) == CLB_OK;
}

static int class_body(lua_State *L) {
  clb_class_create(L, (uint16_t)clb_of(L)->job.function);
  return 0;
}

// Adds a class outside and inside Lua; the arena may hold fewer only after a restore to a snapshot
// taken before the definition, which is why the host defines its classes first.
static uint16_t clb_add_class(clb_state *state, const char *name, size_t length, clb_class shape) {
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
  return enter(state, class_body) == CLB_OK ? (uint16_t)(state->class_count - 1) : CLB_NO_CLASS;
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
  return enter(state, member_body) == CLB_OK;
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

// ---- the document ----

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

// ---- accounts ----

bool clb_charge(clb_state *state, uint64_t bytes) {
  if (bytes > UINT64_MAX - state->host_bytes) bytes = UINT64_MAX - state->host_bytes;
  state->host_bytes += bytes;
  return state->host_bytes <= state->limits.host_bytes;
}

clb_usage clb_used(const clb_state *state) {
  return (clb_usage){
    .instructions = state->instructions, .nanoseconds = state->cpu_used,
    .lua_bytes = state->head->in_use, .lua_peak = state->head->peak,
    .host_bytes = state->host_bytes, .dropped_lines = state->dropped_lines,
    .snapshot_bytes = state->snapshot_size};
}

void clb_fail_allocation(clb_state *state, uint64_t nth) { state->fail_allocation = nth; }
