/**
 * What the passwords of the published lists are made of, in the languages of our users: a password of twelve signs
 * that is one of these with a year, digits or signs around it is tried within the first minutes.
 */
export const COMMON_STEMS: readonly string[] = `
password passwort motdepasse contrasena kalimatsir passw0rd pass secret secreto
azerty azertyuiop qwerty qwertyuiop qwertz asdfgh asdfghjkl zxcvbnm wxcvbn 1q2w3e4r5t 1q2w3e4r 1qaz2wsx qazwsx
123456789 12345678 1234567 123456 12345 1234 987654321 654321 0123456789 111111 000000 112233 121212
abcdef abcdefgh abc123 abcd1234
admin administrator administrateur administrador root user utilisateur usuario test guest invite
welcome bienvenue bienvenido marhaba salam salamalikoum ahlan bonjour bonsoir hello hola coucou
iloveyou jetaime teamo habibi habibti amour love princess princesse soleil sunshine doudou chouchou loulou
allah allahakbar bismillah hamdoulillah inchallah mohamed mohammed muhammad fatima
football soccer raja rajacasablanca wydad wydadcasablanca barcelona barcelone realmadrid madrid liverpool
maroc morocco almaghrib marruecos casablanca casa rabat tanger tangier tetouan oujda nador alhoceima fes meknes agadir marrakech
letmein changeme changezmoi trustno1 dragon monkey master shadow superman batman pokemon starwars whatever freedom
computer ordinateur internet google facebook samsung iphone android windows
minha kafaat kafaatliljamia subvention projet association
janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
january february march april june july august september october november december
spring summer autumn winter printemps automne hiver
`
  .trim()
  .split(/\s+/);
