/** The first page a client sees. */
export function WelcomePage() {
  return (
    <main>
      <h1>Ügyfélportál</h1>
    </main>
  );
}
