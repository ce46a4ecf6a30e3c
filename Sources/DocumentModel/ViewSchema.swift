/// A question over the tables of a plugin, asked in SQL.
public struct ViewSchema: Sendable, Hashable {
  /// The plugin's name.
  public let plugin: String
  /// The view's name, such as `top`.
  public let name: String
  /// What it answers.
  public let help: String
  /// One `SELECT`, in which the plugin's tables and views go by their own names.
  public let sql: String
  /// Whether it is the one to show when none is asked for.
  public let isDefault: Bool
  /// The columns that the plugin says charts are drawn from; nil where it does not say.
  public let chart: ChartSchema?

  /// Creates a view.
  public init(
    plugin: String, name: String, help: String, sql: String, isDefault: Bool,
    chart: ChartSchema? = nil
  ) {
    self.plugin = plugin
    self.name = name
    self.help = help
    self.sql = sql
    self.isDefault = isDefault
    self.chart = chart
  }
}
