internal import Glibc

/// The exponential function.
func exponential(_ value: Double) -> Double { exp(value) }
