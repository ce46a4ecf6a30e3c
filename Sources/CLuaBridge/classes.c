// Handles to items of the document, and sequences of them.

#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

// Registry slots of a class: metatable and cache of handles.
#define METATABLE_SLOT(id) (16 + 2 * (lua_Integer)(id))
#define CACHE_SLOT(id) (17 + 2 * (lua_Integer)(id))

static clb_class *class_of(clb_state *state, uint16_t id) { return state->classes[id]; }

// The handle at an index, or NULL if what is there is not one.
clb_handle *clb_to_handle(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) < sizeof(clb_handle)) return NULL;
  clb_handle *handle = lua_touserdata(L, index);
  if (handle->magic != HANDLE_MAGIC || handle->class_id >= clb_of(L)->class_count) return NULL;
  return handle;
}

void clb_check_fresh(lua_State *L, const clb_handle *handle) {
  if (handle->generation == 0 || handle->generation == clb_of(L)->generation) return;
  clb_raise(L, "stale document handle: this %s belongs to an earlier document",
            class_of(clb_of(L), handle->class_id)->name);
}

void clb_push_metatable(lua_State *L, uint16_t class_id) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, METATABLE_SLOT(class_id));
}

static uint32_t generation_for(clb_state *state, uint16_t class_id) {
  return class_of(state, class_id)->flags & CLB_CLASS_PERSISTENT ? 0 : state->generation;
}

// Pushes the handle of an item: the same object each time, as long as anything holds it.
void clb_push_item(lua_State *L, uint16_t class_id, uint32_t index) {
  clb_state *state = clb_of(L);
  if (class_id >= state->class_count || index == CLB_NO_INDEX) {
    lua_pushnil(L);
    return;
  }
  uint32_t generation = generation_for(state, class_id);
  luaL_checkstack(L, 4, NULL);
  lua_rawgeti(L, LUA_REGISTRYINDEX, CACHE_SLOT(class_id));
  if (lua_rawgeti(L, -1, (lua_Integer)index + 1) == LUA_TUSERDATA) {
    clb_handle *known = lua_touserdata(L, -1);
    if (known->generation == generation) {
      lua_remove(L, -2);
      return;
    }
  }
  lua_pop(L, 1);
  clb_handle *handle = lua_newuserdatauv(L, sizeof(clb_handle), 0);
  *handle = (clb_handle){
    .magic = HANDLE_MAGIC, .class_id = class_id, .index = index, .generation = generation};
  clb_push_metatable(L, class_id);
  lua_setmetatable(L, -2);
  lua_pushvalue(L, -1);
  lua_rawseti(L, -3, (lua_Integer)index + 1);
  lua_remove(L, -2);
}

// Pushes a sequence of its own indices, to be filled by the caller before anything else runs.
clb_handle *clb_push_derived(lua_State *L, uint16_t item_class, uint32_t count) {
  clb_state *state = clb_of(L);
  luaL_checkstack(L, 3, NULL);
  if (item_class >= state->class_count) clb_raise(L, "the host returned an unknown class");
  size_t size = sizeof(clb_handle) + (size_t)count * sizeof(uint32_t);
  clb_handle *handle = lua_newuserdatauv(L, size, 0);
  *handle = (clb_handle){
    .magic = HANDLE_MAGIC, .class_id = DERIVED_CLASS, .index = item_class,
    .generation = generation_for(state, item_class), .count = count};
  memset(handle->items, 0, (size_t)count * sizeof(uint32_t));
  clb_push_metatable(L, DERIVED_CLASS);
  lua_setmetatable(L, -2);
  return handle;
}

// ---- metamethods ----

static clb_handle *self(lua_State *L) {
  clb_handle *handle = clb_to_handle(L, 1);
  if (handle == NULL) clb_raise(L, "a document object was expected, got %s", luaL_typename(L, 1));
  clb_check_fresh(L, handle);
  return handle;
}

_Noreturn static void unknown_member(lua_State *L, const clb_handle *handle, int members) {
  clb_state *state = clb_of(L);
  clb_class *class = class_of(state, handle->class_id);
  const char *kind = class->shape == SHAPE_ITEM ? class->name : "a sequence";
  if (lua_type(L, 2) != LUA_TSTRING)
    clb_raise(L, "%s has no field of type %s", kind, luaL_typename(L, 2));
  size_t length;
  const char *name = lua_tolstring(L, 2, &length);
  clb_text *text = &state->message;
  text->length = 0;
  clb_text_add(text, kind, strlen(kind));
  clb_text_add(text, " has no field '", 15);
  clb_text_add_safe(text, name, length, 60);
  clb_text_add(text, "'", 1);
  clb_suggest(text, name, length, L, members);
  lua_pushlstring(L, text->bytes, text->length);
  clb_raise_top(L);
}

// The member at the top: a field number, a method, or a getter wrapped in a table.
static int member(lua_State *L, const clb_handle *handle) {
  switch (lua_type(L, -1)) {
    case LUA_TFUNCTION: return 1;
    case LUA_TNUMBER:
      clb_push_field(L, handle->class_id, handle->index, (uint32_t)lua_tointeger(L, -1));
      return 1;
    case LUA_TTABLE:
      lua_rawgeti(L, -1, 1);
      lua_pushvalue(L, 1);
      lua_call(L, 1, 1);
      return 1;
    default: unknown_member(L, handle, lua_upvalueindex(1));
  }
}

static int item_index(lua_State *L) {
  clb_handle *handle = self(L);
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  return member(L, handle);
}

static int sequence_index(lua_State *L) {
  clb_handle *handle = self(L);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    int exact;
    lua_Integer position = lua_tointegerx(L, 2, &exact);
    if (!exact) clb_raise(L, "a position in a sequence must be a whole number");
    clb_range range = clb_range_of(L, handle);
    if (position < 1 || position > (lua_Integer)range.count) return 0;
    clb_push_item(L, range.item_class, clb_range_item(L, &range, (uint32_t)position - 1));
    return 1;
  }
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  return member(L, handle);
}

static int sequence_length(lua_State *L) {
  clb_range range = clb_range_of(L, self(L));
  lua_pushinteger(L, range.count);
  return 1;
}

// [-0, +0, raises] `for item in sequence do` calls it; the message says how to walk over one.
static int refuse_call(lua_State *L) {
  clb_raise(L, "a sequence cannot be called; write for _, item in ipairs(sequence) do");
}

static int refuse_assignment(lua_State *L) {
  self(L);
  clb_raise(L, "the document is read-only; use doc:annotate to add to it");
}

static bool same_items(lua_State *L, const clb_handle *a, const clb_handle *b) {
  clb_range x = clb_range_of(L, a), y = clb_range_of(L, b);
  if (x.item_class != y.item_class || x.count != y.count) return false;
  clb_work(clb_of(L), x.count);
  for (uint32_t i = 0; i < x.count; i++)
    if (clb_range_item(L, &x, i) != clb_range_item(L, &y, i)) return false;
  return true;
}

// Handles are equal when they name the same item; derived sequences when they hold the same items.
static int equal(lua_State *L) {
  clb_handle *a = clb_to_handle(L, 1), *b = clb_to_handle(L, 2);
  bool same = a != NULL && b != NULL && a->class_id == b->class_id
    && a->generation == b->generation && a->index == b->index && a->count == b->count;
  if (same && a->class_id == DERIVED_CLASS) {
    clb_check_fresh(L, a);
    same = same_items(L, a, b);
  }
  lua_pushboolean(L, same);
  return 1;
}

static int describe(lua_State *L) {
  clb_handle *handle = self(L);
  clb_state *state = clb_of(L);
  clb_class *class = class_of(state, handle->class_id);
  if (class->shape == SHAPE_ITEM) {
    lua_pushfstring(L, "%s(%I)", class->name, (LUAI_UACINT)handle->index + 1);
    return 1;
  }
  clb_range range = clb_range_of(L, handle);
  lua_pushfstring(
    L, "sequence of %I %s", (LUAI_UACINT)range.count, class_of(state, range.item_class)->name);
  return 1;
}

static void set_function(lua_State *L, const char *name, lua_CFunction function, uint16_t id) {
  clb_push_members(L, id);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

// Pushes the table of fields, methods and getters of a class; all sequences share one.
void clb_push_members(lua_State *L, uint16_t id) {
  luaL_checkstack(L, 4, NULL);
  if (class_of(clb_of(L), id)->shape != SHAPE_ITEM) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_sequence_members);
    return;
  }
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_members);
  lua_rawgeti(L, -1, (lua_Integer)id + 1);
  lua_remove(L, -2);
}

void clb_class_create(lua_State *L, uint16_t id) {
  clb_class *class = class_of(clb_of(L), id);
  if (class->shape == SHAPE_ITEM) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_members);
    lua_createtable(L, 0, 8);
    lua_rawseti(L, -2, (lua_Integer)id + 1);
    lua_pop(L, 1);
  }
  lua_createtable(L, 0, 8);
  set_function(L, "__index", class->shape == SHAPE_ITEM ? item_index : sequence_index, id);
  set_function(L, "__newindex", refuse_assignment, id);
  set_function(L, "__eq", equal, id);
  set_function(L, "__tostring", describe, id);
  if (class->shape != SHAPE_ITEM) {
    set_function(L, "__len", sequence_length, id);
    set_function(L, "__call", refuse_call, id);
  }
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_pushstring(L, class->name);
  lua_setfield(L, -2, "__name");
  lua_rawseti(L, LUA_REGISTRYINDEX, METATABLE_SLOT(id));
  // Weak values: a handle lives as long as the plugin holds it. The mode is set before the table
  // has entries and never changes.
  lua_createtable(L, 0, 0);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "v");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawseti(L, LUA_REGISTRYINDEX, CACHE_SLOT(id));
}

void clb_classes_free(clb_state *state) {
  for (uint32_t i = 0; i < state->class_count; i++) {
    clb_class *class = state->classes[i];
    for (unsigned c = 0; c < CLB_COLUMNS; c++) free(class->columns[c].data);
    for (unsigned l = 0; l < CLB_LISTS; l++) {
      free(class->lists[l].bytes);
      free(class->lists[l].ends);
    }
    free(class->name);
    free(class->fields);
    free(class);
  }
  state->class_count = 0;
}

int clb_class_named(clb_state *state, const char *name) {
  for (uint32_t i = 0; i < state->class_count; i++)
    if (strcmp(state->classes[i]->name, name) == 0) return (int)i;
  return -1;
}
