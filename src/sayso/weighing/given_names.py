"""Forms of given names, a name a line: "/" parts languages, a form of one is only a cognate in another.

Common knowledge of several languages: short forms, pet names, and spellings that no rule joins. What
transliteration joins by itself (Mohammed, Muhammad) is not listed.
"""

from __future__ import annotations

from typing import Final

MEN: Final = """
abdlah abdullah abdallah abdulla abdou apo
abraham abe bram / avraham ibrahim brahim ibo ebrahim ibrahima
albert al bert / alberto berto
alexander alex alec aleck sandy sasha xander lex / aleksandr oleksandr aliaksandr aleksander alexander alex
    sasha olek
    aleksandar aca sanya shura / alexandre alex sacha / alejandro alex ale jandro / alessandro sandro alex
    / alexandros alekos
    alex / sandor sanyi / iskander alisher
alexei alexey aleksei aleksey alyosha lyosha oleksiy oleksii aliaksei alexiy / alexis alejo
alfonso poncho alphonse alfonse
alfred alf fred / alfredo fredo
anatoly tolya anatol anatolii anatolij
andrew andy drew / andrei andrey andriy andrii andrej ondrej andrzej andriusha andrew / andreas andi /
    andre / andres / andras bandi
anthony tony ant / anton tosha toni / antonio toni tonio tono nino tonino toto / antoine / antoni antek /
    antal toni
arkady arkadi arkasha
arnold arnie
arthur art artie / arturo / artur
artyom artem tyoma artiom
augustine gus augustus / agustin augusto / august
bartholomew bart / bartosz bartek bartlomiej
benedict ben / benito benedetto / benoit
benjamin ben benny benji / binyamin bibi
bernard bernie / bernd bernhard / bernardo
bogdan bohdan
boris borya borislav
cecil cec
charles charlie chuck chas charly / carlos carlitos charlie / carlo / karl carl kalle / karel karlik
christian chris kristian / cristian
christopher chris kit / cristobal / krzysztof krzysiek / christoph christof / kristof / kristoffer
cornelius kees cor neil
daniel dan danny dani / danilo danylo danil danylko daniil
david dave davy davey / davit dato / dawid / dudi
dennis denny denis denys
dmitri dima dmitry dmitriy dmytro mitya dimitri dimitar mitko dimitrije / dimitrios dimitris mitsos
dominic dom nick / domingo / dominik / dominique
donald don donnie
douglas doug
edgar ed
edmund ed eddie ned / edmond
edward ed eddie ted ned teddy / eduardo edu lalo / edoardo / edouard / edvard eduard edik
emmanuel manu manny emanuel / manuel manolo manny / manolis emmanouil
emil / emile / emilio
ernest ernie / ernesto / ernst
eugene gene / yevgeny evgeny evgeni yevgen yevhen evhen zhenya jevgeni evgeniy yevheniy / eugenio / eugeniusz
ferdinand ferdi / fernando nando
francis frank frankie / francisco paco pancho chico curro kiko fran / francesco franco cesco / franz frank
    / ferenc feri
    / francois / frantisek franta / franciszek franek
franklin frank
frederick fred freddie freddy frederic / friedrich fritz fred / federico fede / fredrik / fryderyk
gabriel gabe / gabriel gabi gabo
gennady gena gennadi hennadiy hennadii
george georgie / georg jorg jurgen / jorge / yuri yuriy yurii juraj iurii yura georgy georgi / georges /
    giorgio / georgios
    giorgos yorgos / jerzy jurek / gyorgy gyuri / jiri jirka / gheorghe
gerald gerry jerry gerard
gerhard gerd gert
gilbert gil
giovanni gianni vanni nanni gian
giuseppe beppe peppe peppino pino
gregory greg / grigory grisha hryhoriy grigori hryhorii / gregorio goyo / grzegorz
gustav gus gustaf / gustavo guga tavo
harold hal harry
henry harry hank hal / henri / enrique quique kike / heinrich heinz / hendrik henk / henrik / enrico /
    henrique
herbert herb bert
gleb hlib hleb
hugh hughie / hugo
hussein huseyin husain
ignacio nacho ignatius / ignazio
igor ihor
ignat hnat ihnat
ilya illya ilyusha / elias / ilias
isaac ike / yitzhak
jacob jake / jakob / jakub kuba / yaakov kobi / yakov yakiv yasha jakov
james jim jimmy jamie jem / jaime / jacques / giacomo / hamish
jeffrey jeff geoffrey geoff jeffery
jeremiah jerry jeremy jem
jesus chucho chuy
joachim jochen achim / joaquin quino / joakim
john jack johnny jon / johann johannes hans jan hannes / jan janek jasiek honza jenda / juan juanito / jean
    jeannot / joao
    / ivan vanya ioann / ivo
    / sean shaun / janos jancsi / ioannis yannis giannis yiannis ioannes / jens / ion ionel / evan / johan
jonathan jon jonny nathan / yonatan yoni
joseph joe joey / jose pepe pepito chepe / josef sepp pepa josi / jozef / jozsef joska / yosef yossi / ze
joshua josh
julius jules / julio / giulio / gyula
kenneth ken kenny
konstantin kostya kostyantyn constantin / konstantinos kostas costas kosta dinos
laurence larry lawrence laurie / lars / lorenzo enzo renzo / lorenz / laurent
leonard len leo lenny / leonardo leo nardo / leonid lyonya
leo lev lyova / leon
leopold leo poldi
louis lou lewis louie / luis lucho / luigi gigi / ludwig lutz / lajos / luiz
lucas luke / lukas / luca / lukasz
maksim max maks maxim maksym / maxime
marcus mark marc / marco / marcos / marek / markus
martin marty / martin tincho / marton
matthew matt matty / matteo / mateo / matthias / mateusz mati / matthieu / matej
maurice mo moe morris / moritz / mauricio / maurizio
maximilian max maxi
maxwell max
mehmet memo mehmed
michael mike mick mickey mikey / mikhail mykhailo misha mykhaylo mikhailo mihail mihajlo miša mikalai /
    miguel migue / michel
    / michele / mihaly misi / mihai / michalis mihalis / mikael / michal
miroslav mirek miro
mohammed mo mohd md muhd mahomet / magomed / muhammet / mamadou
nasir nasr naser nasser
nathaniel nat nate nathan
nicholas nick nicky nicolas / nikolai mykola kolya nikolay nikolaj mikalai nikola niko / nikolaos nikos /
    nicolas nico / niklas nils
    niels / klaus nikolaus niklaus claus / miklos miki / mikolaj / nicola
oleg oleh
oliver ollie
osman usman uthman ousmane othmane
panagiotis takis panos
patrick pat paddy / patricio / padraig
paul / pavel pavlo pasha pavol / pablo / paolo / paulo / pal / pawel
peter pete / petr pyotr petro petya piotr petar pjotr / pedro perico / pietro piero / pierre / petros / per
philip phil phillip pip / felipe / philippe / filippo pippo / filip
rafael rafa / raphael / raffaele
ralph / raoul raul
raymond ray / ramon moncho / raimund
reginald reg reggie
reza rida ridha riza
richard rick dick rich richie ricky / ricardo richi / riccardo
robert bob rob bobby robbie bert robin / roberto beto tito / rupert
roderick rod rory / rodrigo
roland rolly / rolando / rolf
ronald ron ronnie
rostislav rostyslav slava
rudolf rudi rudy / rodolfo
salvatore sal toto turi / salvador chava
samuel sam sammy / shmuel
sebastian seb bastian basti / sebastien / seba sebastian
sergei sergey serhiy serhii siarhei seryozha serge / sergio checo
simon / semyon semion / shimon
solomon sol / shlomo
stanislav stas slava stanislau / stanislaw staszek stach / stan stanley
stephen steve steven stevie / stefan stephan steffen / stepan styopa / esteban / etienne / istvan pista /
    stefano
sulaiman soliman sulayman slimane suleyman
sylvester sly
theodore ted teddy theo / fedor fyodor fedya fedir / teodoro / theodoros
thomas tom tommy / tomas / tomasz tomek / tommaso / tamas
timothy tim timmy / timofey tymofiy
ulrich uli ulli
vaclav vasek / wenceslas
valentin valya valentyn
valery valera valeriy valerii
vasily vasya vasyl vasili vasiliy / vasilis vassilis vasilios vasileios
victor vic / viktor vitya / vittorio
vincent vince vinnie / vicente / vincenzo enzo
vitaly vitali vitalik vitaliy vitalii
vladimir vlad vova volodymyr volodya uladzimir wladimir vladimer
vladislav vlad vladyslav vladik / wladyslaw wladek / ladislav laco / laszlo laci
vsevolod seva
vyacheslav slava viacheslav vyachaslau
walter walt wally
wilfred wilf fred
william bill billy will willie liam / wilhelm willi willy / guillermo memo guille / guillaume / willem wim
    pim / vilem
wojciech wojtek
yahya yehia yehya
yaroslav slava jaroslav / jaroslaw jarek
zachary zach zack zak
zoltan zoli
"""
WOMEN: Final = """
abigail abby gail
adelaide addie / adele
agnieszka aga
aisha aicha ayesha aysha / ayse
alexandra alex sandra sasha lexi / aleksandra ola oleksandra sasha / alejandra ale / alessandra
alina
alice / alicia / alisa
amanda mandy
anastasia nastya anastasiya nastia asya anastasiia / stacy
anne ann anna annie nancy / anna anya ania hanna ganna anyuta / ana anita / anneke anke / anika
antonia toni / antonina tonya
barbara barb babs / basia / varvara varya
beatrice bea / beatriz / beata
brigitte gitte birgit / bridget biddy / brigid
candace candy
caroline carol carrie / karolina / carolina caro
catherine cathy kate katie kathy katherine kathryn catharine kathleen kit kitty cate / ekaterina yekaterina
    kateryna katya
    katia katerina / katarzyna kasia / caterina / catalina cata / katja katharina kathe / karin / katalin
    kati / aikaterini katerina
cecilia celia cissy / cecile
charlotte lottie charlie lotte / carlota
christina chris tina christine kirsty / kristina kristyna / cristina cris / krystyna krysia / kirsten
claire clare / clara / klara
concepcion concha conchita
deborah deb debbie debra
diana di / diane
dolores lola
dorothy dot dolly dottie / dora dorothea / dorota
edith edie
eleanor ellie nell nellie / leonora
elizabeth liz beth betty eliza lizzie bess libby betsy elisabeth / elisabeth lisa elsa else lisbeth ilse /
    elspeth
    / elzbieta ela / erzsebet erzsi / yelizaveta liza elizaveta lizaveta
emily em emmy / emilia emi
eugenia / yevgenia evgenia zhenya yevheniya
fatima fatma / fatou fatoumata
florence flo florrie
frances fran fanny / francesca / francoise / franziska
gabriela gabi gaby / gabrielle
galina galya halyna
gertrude gert trudy trudi
guadalupe lupe lupita
gwendolyn gwen
harriet hattie
helen nell ellen / elena yelena lena olena alena lenochka / helena / helene / eleni / ilona / halina
irina ira iryna irena arina / irene
isabel izzy bella isabella isabelle / isa chabela
jacqueline jackie
jadwiga jadzia
jane janie jennie / jean jeanie / joan joanie / joanna asia / jana / juana / jeanne / johanna hanna /
    giovanna gianna / sinead
janet jan
jennifer jen jenny
jessica jess jessie
josephine jo josie / josefa pepa josefina fina
judith judy / judit
julia julie / yulia yuliya iuliia yulya / giulia
khadija khadidja khadijah / hatice
larisa lara larysa
laura laurie
lillian lily lil
louise lou / luisa
lucy / lucia / lucie
lydia / lidia lidiya
lyudmila lyuda mila ludmila liudmyla lusya
madeleine maddie / magdalena magda lena
margaret maggie meg peggy margie marge peg madge greta / margarita rita margo / margit / marguerite margot
    / malgorzata gosia / margarethe grete gretchen / mairead
maria masha mariya marusya / mary molly polly / marie / maryam / miriam / maria marita / mari / maria mitzi
martha marty / marta
matilda tilly / mathilde
mildred millie
monica / monika / monique
nadezhda nadya nadia nadiya nadja
natalia natasha nataliya natalya nata natallia / natalie nat
nicole nicky nikki
olga olya olha / helga
pamela pam
patricia pat patty trish tricia / pati
pauline / paula / polina
penelope penny
philippa pippa
rachel / raquel / shelly
rebecca becky becca / rivka
rosa rosita / rose rosie / roza
roxana / roxanne roxy
samantha sam
sarah sally sadie / sara
sophia sophie / sofia sonya sofiya sonia / zofia zosia
stephanie steph / stefania / steffi stefanie / estefania
susan sue susie suzanne susanna / zsuzsa zsuzsanna / zuzana / susana
svetlana sveta svitlana
tatiana tanya tetiana tania tatyana / tatjana tanja
theresa terry tess teresa / teresa tere
valentina valya valentyna
valeria lera valeriya / valerie val
veronica ronnie / veronika nika / weronika
victoria vicky tori / viktoria vika viktoriya / vittoria
virginia ginny
wilhelmina mina minnie wilma
zinaida zina
"""
