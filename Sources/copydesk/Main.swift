import BatchEngine
import Glibc

@main struct Main {
  static func main() {
    Interrupt.listen()
    let words = Array(FileName.commandLine.dropFirst())
    exit(BigStack.run { Program.run(words).rawValue })
  }
}
