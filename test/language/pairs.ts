import type { Language } from "../../src/terms/index.ts";

/** A dictionary form with words that are forms of it, and words that only look so. */
export interface Pair {
  readonly form: string;
  readonly found: string;
  readonly notFound: string;
}

/** Labelled by hand: which words of a text a dictionary form must find (TRUST L5). */
export const pairs: Readonly<Partial<Record<Language, readonly Pair[]>>> = {
  "uz-Latn": [
    {
      form: "Oʻzbekiston",
      found:
        "Oʻzbekistonning O'zbekistonda Oʻzbekistondan O‘zbekistonga Oʻzbekistondagi Oʻzbekistonni",
      notFound: "oʻzbek oʻzbeklar Oʻzbekxon",
    },
    {
      form: "Qozogʻiston",
      found: "Qozog'istonning Qozogʻistonga Qozogʻistondir Qozogʻistongacha",
      notFound: "qozoq qozoqlar Qozon Qozonda",
    },
    {
      form: "davlat",
      found:
        "davlatning davlatlar davlatlari davlatlarining davlatimiz davlatimizda davlatdir davlatlararo",
      notFound: "davlatmand davron davo",
    },
    {
      form: "yurak",
      found: "yuragi yuragida yuragining yurakka yurakdan yuraklar",
      notFound: "yurt yurish yuradi",
    },
    {
      form: "qishloq",
      found: "qishlogʻi qishlogʻida qishloqqa qishloqlarga",
      notFound: "qish qishki qishlar",
    },
    {
      form: "shahar",
      found: "shahri shahrida shaharlar shahardan shahrining",
      notFound: "shahd sharh sharhi",
    },
    {
      form: "chegara",
      found: "chegarasi chegaralarini chegarada chegaradan chegaramiz",
      notFound: "chegirma chek chekka",
    },
    {
      form: "suv",
      found: "suvni suvlari suvlaridan suvga suvining",
      notFound: "suvora savdo suyak",
    },
    {
      form: "daryo",
      found: "daryosi daryolar daryolarning daryodan",
      notFound: "darvoza dars darsi",
    },
    {
      form: "hamkorlik",
      found: "hamkorligi hamkorlikni hamkorlikka hamkorlikning hamkorliklar",
      notFound: "hamkor hamma hamkasb",
    },
    {
      form: "siyosat",
      found: "siyosati siyosatining siyosatdagi siyosatimiz",
      notFound: "siyosiy siyoh siyohi",
    },
    {
      form: "shartnoma",
      found: "shartnomalar shartnomasi shartnomaning shartnomaga",
      notFound: "shart sharti shartli",
    },
    {
      form: "imzolamoq",
      found: "imzoladi imzoladilar imzolagan imzolaydi imzolamadi imzolash",
      notFound: "imzo imzosi",
    },
    {
      form: "qurilish",
      found: "qurilishi qurilishini qurilishga qurilishda",
      notFound: "qurol quruq quruqlik",
    },
    {
      form: "maqsad",
      found: "maqsadida maqsadi maqsadlar maqsadga",
      notFound: "maqol maqola maqtov",
    },
  ],
  "uz-Cyrl": [
    {
      form: "Ўзбекистон",
      found: "Ўзбекистоннинг Ўзбекистонда Ўзбекистондан Ўзбекистонга Ўзбекистондаги Ўзбекистонни",
      notFound: "ўзбек ўзбеклар",
    },
    {
      form: "Қозоғистон",
      found: "Қозоғистоннинг Қозоғистонга Қозоғистондир",
      notFound: "қозоқ қозоқлар Қозон",
    },
    {
      form: "давлат",
      found: "давлатнинг давлатлар давлатлари давлатларининг давлатимиз давлатимизда",
      notFound: "давлатманд даврон даво",
    },
    { form: "юрак", found: "юраги юрагида юракка юракдан юраклар", notFound: "юрт юриш" },
    { form: "қишлоқ", found: "қишлоғи қишлоғида қишлоққа қишлоқларга", notFound: "қиш қишки" },
    { form: "шаҳар", found: "шаҳри шаҳрида шаҳарлар шаҳардан", notFound: "шарҳ шарҳи" },
    {
      form: "чегара",
      found: "чегараси чегараларини чегарада чегарадан",
      notFound: "чегирма чек чекка",
    },
    { form: "сув", found: "сувни сувлари сувларидан сувга", notFound: "савдо суяк суюқ" },
    { form: "дарё", found: "дарёси дарёлар дарёларнинг дарёдан", notFound: "дарвоза дарс дарси" },
    {
      form: "ҳамкорлик",
      found: "ҳамкорлиги ҳамкорликни ҳамкорликка ҳамкорликнинг",
      notFound: "ҳамкор ҳамма",
    },
    { form: "сиёсат", found: "сиёсати сиёсатининг сиёсатдаги", notFound: "сиёсий сиёҳ" },
    { form: "шартнома", found: "шартномалар шартномаси шартноманинг", notFound: "шарт шарти" },
    {
      form: "имзоламоқ",
      found: "имзолади имзоладилар имзолаган имзолайди",
      notFound: "имзо имзоси",
    },
    { form: "дунё", found: "дунёда дунёси дунёнинг дунёга", notFound: "дум думи дунган" },
    {
      form: "иқтисодиёт",
      found: "иқтисодиёти иқтисодиётнинг иқтисодиётда",
      notFound: "иқтисодий иқтисод",
    },
    { form: "келишув", found: "келишуви келишувга келишувлар", notFound: "келин келинлар" },
  ],
  kk: [
    {
      form: "Қазақстан",
      found:
        "Қазақстанның Қазақстанда Қазақстаннан Қазақстанға Қазақстандағы Қазақстанды Қазақстанмен",
      notFound: "қазақ қазақтар қазақша",
    },
    {
      form: "Өзбекстан",
      found: "Өзбекстанның Өзбекстанға Өзбекстаннан Өзбекстанмен",
      notFound: "өзбек өзбектер өзек",
    },
    {
      form: "мемлекет",
      found:
        "мемлекеттің мемлекеттер мемлекеттері мемлекеттеріміз мемлекеттеріміздің мемлекетке мемлекеттен",
      notFound: "мемориал меже межесі",
    },
    {
      form: "кітап",
      found: "кітабы кітабында кітаптың кітаптар кітапқа кітабымыз",
      notFound: "кітапхана кілт кіші",
    },
    { form: "жүрек", found: "жүрегі жүрегінде жүректен жүрекке", notFound: "жүр жүреді жүз" },
    { form: "халық", found: "халқы халқының халыққа халықтар халқымен", notFound: "халал хал хат" },
    {
      form: "шекара",
      found: "шекарасы шекараның шекарада шекарадан шекараға",
      notFound: "шек шегі шекер",
    },
    { form: "су", found: "су", notFound: "сұлу сусын суыр" },
    { form: "өзен", found: "өзені өзенінің өзендер өзеннен өзенге", notFound: "өзек өзі өзге" },
    {
      form: "келісім",
      found: "келісімі келісімнің келісімдер келісімге келісіммен",
      notFound: "келін келіні кеден",
    },
    {
      form: "саясат",
      found: "саясаты саясатының саясаттағы саясатқа",
      notFound: "саяси сая саяжай",
    },
    {
      form: "қауіпсіздік",
      found: "қауіпсіздігі қауіпсіздікті қауіпсіздіктің қауіпсіздікке",
      notFound: "қауіп қаупі қауым",
    },
    { form: "келісу", found: "келісті келіседі келіскен келісуге", notFound: "келін кел келді" },
    { form: "дамыту", found: "дамытты дамытады дамытқан дамытуға", notFound: "дамба дам" },
    { form: "жол", found: "жолы жолдар жолының жолға жолдан", notFound: "жолақ жолбарыс жоқ" },
    { form: "банк", found: "банкі банкінің банктер банктен", notFound: "банан бану" },
  ],
  ru: [
    {
      form: "Узбекистан",
      found: "Узбекистана Узбекистану Узбекистаном Узбекистане",
      notFound: "узбек узбеки узбекский",
    },
    {
      form: "Казахстан",
      found: "Казахстана Казахстаном Казахстане Казахстану",
      notFound: "казах казахи казахский",
    },
    {
      form: "государство",
      found: "государства государству государством государстве государств",
      notFound: "государь государственный",
    },
    {
      form: "страна",
      found: "страны стране страну страной странам стран странами странах",
      notFound: "странный странник",
    },
    {
      form: "соглашение",
      found: "соглашения соглашению соглашением соглашений соглашениями",
      notFound: "согласие согласный",
    },
    {
      form: "граница",
      found: "границы границе границу границей границ границам",
      notFound: "гранит граница-то граф",
    },
    { form: "река", found: "реки реке реку рекой рекам реками", notFound: "речной речь рекорд" },
    {
      form: "подписать",
      found: "подписал подписали подписала",
      notFound: "подпись подписчик подпол",
    },
    {
      form: "железный",
      found: "железная железной железного железные железных",
      notFound: "железо железа",
    },
    {
      form: "дорога",
      found: "дороги дороге дорогу дорогой дорогами",
      notFound: "дорожный договор",
    },
    {
      form: "сотрудничество",
      found: "сотрудничества сотрудничеству сотрудничеством",
      notFound: "сотрудник сотрудники",
    },
    {
      form: "политика",
      found: "политики политике политику политикой",
      notFound: "политический полис",
    },
    { form: "безопасность", found: "безопасности безопасностью", notFound: "безопасный безопасно" },
    { form: "вода", found: "воды воде воду водой вод водам", notFound: "водный водитель" },
    {
      form: "договор",
      found: "договора договору договоры договоров договорами",
      notFound: "договорённость договаривать",
    },
  ],
  en: [
    { form: "country", found: "countries country's countries'", notFound: "count counter county" },
    { form: "agreement", found: "agreements agreement's", notFound: "agree agreed agreeable" },
    { form: "sign", found: "signed signs signing", notFound: "signal significant signature" },
    { form: "Uzbekistan", found: "Uzbekistan's Uzbekistan’s", notFound: "Uzbek Uzbeks" },
    { form: "Kazakhstan", found: "Kazakhstan's", notFound: "Kazakh Kazakhs" },
    { form: "border", found: "borders bordering bordered", notFound: "bore boring board" },
    { form: "river", found: "rivers river's", notFound: "riverside rivet rival" },
    { form: "create", found: "created creates creating", notFound: "creature crate" },
    { form: "railway", found: "railways railway's", notFound: "rail railing" },
    { form: "security", found: "securities", notFound: "secure secured" },
    { form: "economy", found: "economies economy's", notFound: "economic economist" },
    { form: "policy", found: "policies", notFound: "police polite" },
    { form: "ratify", found: "ratified ratifies ratifying", notFound: "ratio rate rating" },
    { form: "dispute", found: "disputes disputed disputing", notFound: "display disposal" },
    { form: "crisis", found: "crises", notFound: "critic cries" },
    { form: "stop", found: "stopped stops stopping", notFound: "store stoppage" },
    { form: "build", found: "built builds", notFound: "bull bulb" },
    { form: "dam", found: "dams dam's", notFound: "damage damask" },
    { form: "child", found: "children", notFound: "chill chile" },
    { form: "power", found: "powers powered", notFound: "powder poverty" },
  ],
};
