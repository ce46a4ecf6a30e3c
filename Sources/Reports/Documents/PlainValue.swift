internal import JSONText

/// A value of metadata as a person writes it: a list with commas, an object by its values.
func plain(_ value: JSONValue) -> String {
  switch value {
  case .null: ""
  case .boolean(let value): value ? "yes" : "no"
  case .integer(let value): String(value)
  case .number(let value): value.description
  case .string(let value): value
  case .array(let values): values.map(plain).joined(separator: ", ")
  case .object(let members): members.map { plain($0.value) }.joined(separator: ", ")
  }
}
