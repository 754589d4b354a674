export function NoteScreen() { return <h1>NoteScreen</h1>; }
