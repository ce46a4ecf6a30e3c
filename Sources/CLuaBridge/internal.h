#ifndef CLUABRIDGE_INTERNAL_H
#define CLUABRIDGE_INTERNAL_H

// Shared by the files of the bridge; nothing here is seen by Swift.

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <setjmp.h>
#include <string.h>

#include "CLuaBridge.h"

#define LUABRIDGE_UNUSED __attribute__((unused))

// ---- the arena (arena.c) ----

enum { ARENA_BINS = 448, ARENA_WORDS = ARENA_BINS / 64 };

typedef struct arena_block arena_block;

// Lies at the start of the arena, so that a restore brings back all of it.
typedef struct arena_head {
  char *top;            // end of the last block
  char *end;            // end of the usable address range
  uint64_t in_use;      // bytes that Lua asked for
  uint64_t peak;        // most of it
  uint64_t serial;      // allocations so far: orders objects by their creation
  uint64_t largest_string;
  uint64_t next_reference;
  uint64_t next_identity;  // for tostring of tables and functions
  uint64_t random[4];
  uint64_t words[ARENA_WORDS];  // which bins have blocks
  arena_block *bins[ARENA_BINS];
} arena_head;

// ---- classes (classes.c) ----

typedef struct clb_column {
  void *data;
  size_t bytes;
  bool published;
} clb_column;

typedef struct clb_names {
  char *bytes;
  uint32_t *ends;
  uint32_t count;
} clb_names;

enum { SHAPE_ITEM, SHAPE_SEQUENCE, SHAPE_DERIVED };

typedef struct clb_class {
  char *name;
  clb_field_spec *fields;
  uint32_t field_count;
  uint32_t flags;
  uint16_t item_class;
  uint8_t shape;
  bool indirect;
  bool has_columns;
  clb_column columns[CLB_COLUMNS];
  clb_names lists[CLB_LISTS];
} clb_class;

enum { HANDLE_MAGIC = 0xC0DE, CLASS_LIMIT = 256, DERIVED_CLASS = 0 };

// What a handle userdata holds. A derived sequence has its item class in `index` and its items
// behind it.
typedef struct clb_handle {
  uint16_t magic;
  uint16_t class_id;
  uint32_t index;
  uint32_t generation;
  uint32_t count;
  uint32_t items[];
} clb_handle;

// A sequence with its columns looked up.
typedef struct clb_range {
  uint16_t item_class;
  uint32_t count;
  uint32_t first;
  const uint32_t *indices;
} clb_range;

// ---- growing arrays outside the arena, owned by the state ----

typedef struct clb_values {
  clb_value *items;
  uint32_t count;
  uint32_t room;
} clb_values;

typedef struct clb_text {
  char *bytes;
  size_t length;
  size_t room;
} clb_text;

// A chain of running coroutines, on the C stack of their resumers.
typedef struct clb_resumer {
  lua_State *L;
  struct clb_resumer *outer;
} clb_resumer;

struct clb_state {
  clb_limits limits;
  clb_entry entry;
  void *context;

  char *base;           // the arena
  size_t reserved;
  arena_head *head;     // == base
  char *snapshot;
  size_t snapshot_size;

  lua_State *L;
  lua_State *current;   // the running coroutine
  clb_resumer *resumer;
  jmp_buf jump;
  clb_outcome stop;
  bool running, dead, in_host;
  int hook_count;
  int close_depth;

  uint64_t deadline, wall_start, cpu_start;
  uint64_t instructions, pending, allocated;
  uint64_t host_bytes, log_bytes, dropped_lines, cpu_used;
  uint64_t fail_allocation;

  clb_values arguments;  // decoded from Lua for the host
  clb_values built;      // built by the host for Lua
  clb_text built_bytes;
  bool build_failed;
  clb_values results;
  clb_text message, frames;

  clb_class *classes[CLASS_LIMIT];
  uint32_t class_count;
  uint32_t generation, last_generation;
  char *text;
  size_t text_length;

  // The arguments of the running entry.
  struct {
    const char *source, *name;
    size_t length, name_length;
    uint64_t reference;
    bool privileged, syntax;
    uint32_t function;
  } job;
};

static inline clb_state *clb_of(lua_State *L) { return *(clb_state **)lua_getextraspace(L); }

// arena.c
bool clb_arena_open(clb_state *state, size_t reserve);
void clb_arena_close(clb_state *state);
void *clb_arena_allocate(void *state, void *pointer, size_t old, size_t size);
uint64_t clb_arena_serial(const void *payload);
bool clb_arena_keep(clb_state *state);
void clb_arena_return(clb_state *state);

// limits.c
uint64_t clb_now(void);
uint64_t clb_cpu_now(void);
void clb_limits_start(clb_state *state);
void clb_check(clb_state *state);
void clb_watch(clb_state *state, lua_State *L);
_Noreturn void clb_stop(clb_state *state, clb_outcome outcome, const char *message);
void clb_hook_for_string(clb_state *state, size_t bytes);

// Charges `steps` of a C loop; stops the call when a limit has been reached.
static inline void clb_work(clb_state *state, uint64_t steps) {
  state->pending += steps;
  if (state->pending >= 16384) clb_check(state);
}

// text.c
bool clb_text_add(clb_text *text, const char *bytes, size_t length);
void clb_text_add_safe(clb_text *text, const char *bytes, size_t length, size_t limit);
void clb_suggest(clb_text *into, const char *word, size_t length, lua_State *L, int table);
bool clb_values_add(clb_values *values, clb_value value);

// errors.c
_Noreturn void clb_raise(lua_State *L, const char *format, ...)
  __attribute__((format(printf, 2, 3)));
_Noreturn void clb_raise_top(lua_State *L);
void clb_frames_set(clb_state *state, lua_State *L);
int clb_handler(lua_State *L);
bool clb_is_privileged(const char *source);
const char *clb_caller_file(lua_State *L);

// entries.c
clb_outcome clb_enter(clb_state *state, lua_CFunction body);

// definitions.c
uint16_t clb_add_class(clb_state *state, const char *name, size_t length, clb_class shape);

// decode.c, build.c: how deep values may nest, and how many a call may have.
enum { CLB_DEPTH_LIMIT = 64, CLB_VALUE_LIMIT = 4000000 };
void clb_decode(lua_State *L, clb_values *into, int first, int count, const char *what);
// Puts a boolean, number or string of the stack into a value; false for all others.
bool clb_scalar(lua_State *L, int index, clb_value *value);
int clb_push_built(lua_State *L);
void clb_built_reset(clb_state *state);

// host.c
int clb_host_function(lua_State *L);
int clb_host_call(lua_State *L, uint32_t function, int first, int count);

// order.c: keys by rank, then by value.
enum { CLB_RANK_NUMBER, CLB_RANK_BOOLEAN, CLB_RANK_STRING, CLB_RANK_OBJECT };
int clb_key_rank(const clb_value *key);
void clb_sort_pairs(clb_state *state, clb_value *pairs, size_t count);

// classes.c, columns.c
clb_handle *clb_to_handle(lua_State *L, int index);
void clb_check_fresh(lua_State *L, const clb_handle *handle);
void clb_push_item(lua_State *L, uint16_t class_id, uint32_t index);
clb_handle *clb_push_derived(lua_State *L, uint16_t item_class, uint32_t count);
clb_range clb_range_of(lua_State *L, const clb_handle *handle);
void clb_push_metatable(lua_State *L, uint16_t class_id);
void clb_push_field(lua_State *L, uint16_t class_id, uint32_t index, uint32_t field);
uint32_t clb_range_item(lua_State *L, const clb_range *range, uint32_t position);
bool clb_fill_column(lua_State *L, const clb_range *range, uint32_t field);
void clb_classes_open(lua_State *L);
void clb_classes_free(clb_state *state);
void clb_drop_columns(clb_state *state);
int clb_class_named(clb_state *state, const char *name);

enum { MEMBERS_OF_RECORD, MEMBERS_OF_SEQUENCE };
// Creates metatable and cache of a class inside Lua.
void clb_class_create(lua_State *L, uint16_t class_id);
void clb_push_members(lua_State *L, uint16_t class_id);

// sandbox.c
void clb_sandbox_open(lua_State *L);
void clb_push_environment(lua_State *L, bool privileged);
void clb_push_host_table(lua_State *L);
void clb_refuse_locked(lua_State *L, int index);
void clb_push_locked(lua_State *L);
extern const char clb_key_members, clb_key_references, clb_key_environment, clb_key_privileged,
  clb_key_host, clb_key_builtins, clb_key_modules, clb_key_identities, clb_key_locked,
  clb_key_sequence_members;

// tostring.c, pairs.c
const char *clb_tostring(lua_State *L, int index, size_t *length);
int clb_pairs(lua_State *L);
int clb_ipairs(lua_State *L);
int clb_next(lua_State *L);

// chunks.c
int clb_require(lua_State *L);
void clb_compile(
  lua_State *L, const char *source, size_t length, const char *name, bool privileged);

// libraries
void clb_base_open(lua_State *L);       // onto the table at the top
void clb_primitives_open(lua_State *L);
void clb_string_open(lua_State *L);
void clb_table_open(lua_State *L);
void clb_math_open(lua_State *L);
void clb_utf8_open(lua_State *L);
void clb_coroutine_open(lua_State *L);
void clb_seed(arena_head *head, uint64_t seed);

#endif
